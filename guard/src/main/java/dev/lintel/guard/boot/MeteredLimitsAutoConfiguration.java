package dev.lintel.guard.boot;

import dev.lintel.guard.limit.CountedBy;
import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.limit.LimitEvents;
import dev.lintel.guard.limit.Verdict;
import dev.lintel.guard.limit.shared.ResilientCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/// Meters: `lintel.guard.refused` by rule and reason, `lintel.guard.would.refuse` by rule, `lintel.guard.uncounted`
/// by what happened instead, and `lintel.guard.store.up`.
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class MeteredLimitsAutoConfiguration {
    @Bean
    LimitEvents lintelLimitMeters(MeterRegistry meters, Counter counter) {
        if (counter instanceof ResilientCounter shared) {
            meters.gauge("lintel.guard.store.up", shared, each -> each.isUp() ? 1 : 0);
        }
        return new LimitEvents() {
            @Override
            public void refused(String rule, Verdict.Reason reason) {
                meters.counter("lintel.guard.refused", "rule", rule, "reason", lower(reason))
                        .increment();
            }

            @Override
            public void wouldHaveRefused(String rule) {
                meters.counter("lintel.guard.would.refuse", "rule", rule).increment();
            }

            @Override
            public void uncounted(CountedBy instead) {
                meters.counter("lintel.guard.uncounted", "instead", lower(instead))
                        .increment();
            }
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
