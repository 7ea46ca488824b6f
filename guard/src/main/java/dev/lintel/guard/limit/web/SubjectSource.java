package dev.lintel.guard.limit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Says whose request it is in the sense of one subject of the policy: `by: tenant`, or a name of the service's own.
/// A service declares a bean for each; guard knows `address`, `user`, `key` and `everyone`.
public interface SubjectSource {
    /// The name that the policy uses.
    String name();

    /// Empty if the request has no such thing; then the rule does not bind it. Never take it from what the client may
    /// freely choose.
    Optional<String> of(HttpServletRequest request);
}
