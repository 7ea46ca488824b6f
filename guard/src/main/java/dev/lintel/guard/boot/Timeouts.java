package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Times after which nobody waits any more, where the service says nothing: without them one slow database or
/// partner takes all threads. They are the weakest settings there are; any of the service's own wins, and
/// `lintel.guard.timeouts: false` leaves them out.
public final class Timeouts implements EnvironmentPostProcessor {
    /// Spring Boot's own names: RestClient, RestTemplate, WebClient and HTTP interfaces read the first two.
    /// Durations and no texts of them: nothing has to be loaded that reads texts.
    private static final Map<String, Object> WEAKEST = Map.of(
            "spring.http.clients.connect-timeout", Duration.ofSeconds(2),
            "spring.http.clients.read-timeout", Duration.ofSeconds(10),
            "spring.jdbc.template.query-timeout", Duration.ofSeconds(30),
            "spring.jpa.properties.jakarta.persistence.query.timeout", "30000",
            "spring.transaction.default-timeout", Duration.ofSeconds(60),
            "spring.lifecycle.timeout-per-shutdown-phase", Duration.ofSeconds(25),
            "server.shutdown", "graceful");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        if (environment.getProperty("lintel.guard.timeouts", Boolean.class, true)) {
            settings.putAll(WEAKEST);
        }
        if (environment.getProperty("lintel.guard.health.readiness-with-dependencies", Boolean.class, false)) {
            settings.put("management.endpoint.health.probes.enabled", "true");
            settings.put("management.endpoint.health.group.liveness.include", "livenessState");
            settings.put("management.endpoint.health.group.readiness.include", "*");
        }
        environment.getPropertySources().addLast(new MapPropertySource("lintel guard, weakest", settings));
    }
}
