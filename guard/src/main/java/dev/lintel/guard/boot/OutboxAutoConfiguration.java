package dev.lintel.guard.boot;

import dev.lintel.guard.outbox.EventSender;
import dev.lintel.guard.outbox.Outbox;
import dev.lintel.guard.outbox.OutboxEvents;
import dev.lintel.guard.outbox.OutboxRelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/// The outbox, where it is enabled.
@AutoConfiguration(
        after = TablesAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnProperty("lintel.guard.outbox.enabled")
@EnableConfigurationProperties(OutboxSettings.class)
@Import(OutboxAutoConfiguration.Metered.class)
public class OutboxAutoConfiguration {
    @Bean
    OutboxRelay lintelOutboxRelay(
            GuardTables tables,
            ObjectProvider<EventSender> sender,
            ObjectProvider<OutboxEvents> events,
            OutboxSettings settings) {
        DataSource database = tables.database("lintel.guard.outbox is enabled");
        tables.need("lintel_guard_outbox", Outbox.class, "outbox.sql");
        EventSender own = sender.getIfAvailable();
        if (own == null) {
            throw new GuardStartException(
                    "lintel.guard.outbox is enabled, and nobody sends its events.",
                    "Declare a bean of EventSender that hands them to your broker.");
        }
        return new OutboxRelay(
                new JdbcTemplate(database),
                own,
                events.getIfAvailable(() -> OutboxEvents.NONE),
                new OutboxRelay.RelaySettings(
                        settings.lease(), settings.attempts(), settings.pause(), settings.poll(), settings.batch()));
    }

    @Bean
    Outbox lintelOutbox(GuardTables tables, OutboxRelay relay) {
        return new Outbox(new JdbcTemplate(tables.database("lintel.guard.outbox is enabled")), relay::wake);
    }

    @Bean
    SmartInitializingSingleton lintelOutboxStart(OutboxRelay relay) {
        return relay::start;
    }

    /// Meters: `lintel.guard.outbox` by topic and outcome; `.waiting`, `.oldest` in seconds and `.dead` ask the table.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metered {
        @Bean
        OutboxEvents lintelOutboxMeters(MeterRegistry meters) {
            return (topic, outcome) -> meters.counter(
                            "lintel.guard.outbox",
                            "topic",
                            topic,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT))
                    .increment();
        }

        @Bean
        SmartInitializingSingleton lintelOutboxGauges(MeterRegistry meters, Outbox outbox) {
            return () -> {
                Gauge.builder(
                                "lintel.guard.outbox.waiting",
                                outbox,
                                each -> each.waiting().events())
                        .register(meters);
                Gauge.builder(
                                "lintel.guard.outbox.oldest",
                                outbox,
                                each -> each.waiting().seconds())
                        .baseUnit("seconds")
                        .register(meters);
                Gauge.builder(
                                "lintel.guard.outbox.dead",
                                outbox,
                                each -> each.waiting().dead())
                        .register(meters);
            };
        }
    }
}
