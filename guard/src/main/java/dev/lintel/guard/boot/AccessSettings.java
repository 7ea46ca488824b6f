package dev.lintel.guard.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// Settings of the look at access when the service starts.
///
/// @param openEndpoints what happens when anybody may call a handler that is not marked `@PublicEndpoint`
@ConfigurationProperties("lintel.guard.access")
public record AccessSettings(@DefaultValue("warn") Reaction openEndpoints) {
    static AccessSettings of(Environment environment) {
        return new AccessSettings(
                new Asked(environment, "lintel.guard.access.").of("open-endpoints", Reaction.class, Reaction.WARN));
    }

    /// What happens.
    public enum Reaction {
        FAIL,
        WARN,
        OFF
    }
}
