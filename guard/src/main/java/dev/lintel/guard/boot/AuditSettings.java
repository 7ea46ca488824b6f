package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the audit log.
///
/// @param enabled whether there is one
/// @param fields which fields of which kind of object are kept before and after
/// @param masked fields of which only is kept whether they changed
/// @param onFailure what happens to an act whose entry cannot be written
/// @param keep how long entries are kept; for ever if not set
/// @param refusals how many refused requests (401, 403, 409, 429) of one address are logged; `none` logs none
/// @param key of the chain, at least 16 characters; keep it out of the database
@ConfigurationProperties("lintel.guard.audit")
public record AuditSettings(
        boolean enabled,
        @DefaultValue Map<String, List<String>> fields,
        @DefaultValue Set<String> masked,
        @DefaultValue("refuse") Failing onFailure,
        @Nullable Duration keep,
        @DefaultValue("20/min") String refusals,
        @Nullable String key) {
    /// What happens.
    public enum Failing {
        REFUSE,
        CONTINUE
    }
}
