package dev.lintel.guard.boot;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may do what, in one place.
///
/// @param roles which role includes which: `ADMIN > STAFF`, without the prefix `ROLE_`
/// @param rules expressions of Spring Security by the names that `@Allowed` calls them
@ConfigurationProperties("lintel.guard.access")
public record RulesSettings(
        @DefaultValue List<String> roles, @DefaultValue Map<String, String> rules) {}
