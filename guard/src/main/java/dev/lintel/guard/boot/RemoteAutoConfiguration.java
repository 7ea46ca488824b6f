package dev.lintel.guard.boot;

import dev.lintel.guard.remote.Hosts;
import dev.lintel.guard.remote.RemoteCalls;
import dev.lintel.guard.remote.RemoteEvents;
import dev.lintel.guard.remote.RemoteExchanges;
import dev.lintel.guard.remote.RemotePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;

/// Calls to others, by every client that Spring Boot's builders make: RestClient, RestTemplate, WebClient,
/// HTTP interfaces.
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(RestClientCustomizer.class)
@ConditionalOnProperty("lintel.guard.remote.enabled")
@EnableConfigurationProperties({RemoteSettings.class, LoadSettings.class})
@Import(RemoteAutoConfiguration.Metered.class)
public class RemoteAutoConfiguration {
    private static final String BREAKER = "io.github.resilience4j.circuitbreaker.CircuitBreaker";

    @Bean
    Hosts lintelRemoteHosts(RemoteSettings settings, LoadSettings load, ObjectProvider<RemoteEvents> events) {
        if (!ClassUtils.isPresent(BREAKER, RemoteAutoConfiguration.class.getClassLoader())) {
            throw new GuardStartException(
                    "lintel.guard.remote is enabled, and there is no circuit breaker.",
                    "Add io.github.resilience4j:resilience4j-circuitbreaker to the dependencies.");
        }
        RemotePolicy policy = new RemotePolicy(
                settings.attempts(),
                settings.pause(),
                settings.longestPause(),
                settings.repeated(),
                settings.atOnce(),
                settings.failures(),
                settings.lastCalls(),
                settings.rest(),
                load.field());
        return new Hosts(policy, events.getIfAvailable(() -> RemoteEvents.NONE));
    }

    @Bean
    RemoteCalls lintelRemoteCalls(Hosts hosts) {
        return new RemoteCalls(hosts);
    }

    @Bean
    RestClientCustomizer lintelRestClients(RemoteCalls calls) {
        return builder -> builder.requestInterceptor(calls);
    }

    @Bean
    RestTemplateCustomizer lintelRestTemplates(RemoteCalls calls) {
        return template -> template.getInterceptors().add(calls);
    }

    /// `WebClient`, where it is used; it remembers the same hosts.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebClientCustomizer.class)
    static class Reactive {
        @Bean
        WebClientCustomizer lintelWebClients(Hosts hosts) {
            RemoteExchanges exchanges = new RemoteExchanges(hosts);
            return builder -> builder.filter(exchanges);
        }
    }

    /// Meters: `lintel.guard.remote` by host and outcome. Times are Spring's own, `http.client.requests`.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metered {
        @Bean
        RemoteEvents lintelRemoteMeters(MeterRegistry meters) {
            return (host, outcome) -> meters.counter(
                            "lintel.guard.remote",
                            "host",
                            host,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
