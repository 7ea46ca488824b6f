package dev.lintel.guard.key;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is known of a key; its secret is not.
///
/// @param id the public part, fit for logs
/// @param owner whom it acts for
/// @param plan for tiers of limits
/// @param lastUsed to the minute or so
public record ApiKey(
        String id,
        String owner,
        Optional<String> plan,
        Set<String> scopes,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Optional<Instant> lastUsed) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    boolean isValid(Instant now) {
        return revoked.isEmpty() && expires.map(now::isBefore).orElse(true);
    }
}
