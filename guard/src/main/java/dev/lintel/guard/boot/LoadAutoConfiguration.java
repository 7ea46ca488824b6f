package dev.lintel.guard.boot;

import dev.lintel.guard.load.DeadlineFilter;
import dev.lintel.guard.load.Drain;
import dev.lintel.guard.load.LoadEvents;
import dev.lintel.guard.load.SheddingFilter;
import dev.lintel.guard.load.Weights;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Overload, deadlines and the end, where a bound of one is set: filters before all others of guard.
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@WhenSet("lintel.guard.load")
@EnableConfigurationProperties(LoadSettings.class)
@Import(LoadAutoConfiguration.Metered.class)
public class LoadAutoConfiguration {
    private static final int FIRST = -130;

    @Bean
    @ConditionalOnProperty("lintel.guard.load.most")
    FilterRegistrationBean<SheddingFilter> lintelShedding(LoadSettings settings, ObjectProvider<LoadEvents> events) {
        Integer most = settings.most();
        try {
            SheddingFilter filter = new SheddingFilter(
                    most == null ? 0 : most,
                    new Weights(settings.low(), settings.critical()),
                    events.getIfAvailable(() -> LoadEvents.NONE));
            return registration(filter, "lintel-shedding", FIRST);
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    "lintel.guard.load: " + wrong.getMessage(), "Write paths as `POST /payments/**`.");
        }
    }

    @Bean
    @ConditionalOnProperty("lintel.guard.load.deadline")
    FilterRegistrationBean<DeadlineFilter> lintelDeadlines(LoadSettings settings) {
        Duration most = settings.deadline();
        DeadlineFilter filter = new DeadlineFilter(settings.field(), most == null ? Duration.ofSeconds(30) : most);
        return registration(filter, "lintel-deadline", FIRST + 1);
    }

    @Bean
    @ConditionalOnProperty("lintel.guard.load.drain")
    Drain lintelDrain(LoadSettings settings) {
        Duration pause = settings.drain();
        return new Drain(pause == null ? Duration.ZERO : pause);
    }

    private static <F extends Filter> FilterRegistrationBean<F> registration(F filter, String name, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        registration.setAsyncSupported(true);
        return registration;
    }

    /// Meters: `lintel.guard.shed` by weight.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metered {
        @Bean
        LoadEvents lintelLoadMeters(MeterRegistry meters) {
            return weight -> meters.counter(
                            "lintel.guard.shed", "weight", weight.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
