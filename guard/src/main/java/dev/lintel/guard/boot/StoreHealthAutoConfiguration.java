package dev.lintel.guard.boot;

import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.limit.shared.ResilientCounter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/// Says in the health endpoint whether requests are counted by the shared store. The service is up either way: its
/// tiers fall back, and taking all nodes out of service would turn a lost counter into an outage.
@AutoConfiguration(after = LimitsAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(Counter.class)
public class StoreHealthAutoConfiguration {
    @Bean
    HealthIndicator lintelGuardStore(Counter counter) {
        return () -> {
            boolean down = counter instanceof ResilientCounter shared && !shared.isUp();
            return Health.up()
                    .withDetail("limits", down ? "the store is down, tiers fall back" : "counted")
                    .build();
        };
    }
}
