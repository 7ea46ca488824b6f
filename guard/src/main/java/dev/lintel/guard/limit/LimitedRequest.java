package dev.lintel.guard.limit;

import dev.lintel.limits.policy.Caller;
import dev.lintel.limits.policy.Subject;
import java.util.Optional;

/// What the limiter wants to know of a request.
public interface LimitedRequest {
    String method();

    /// The decoded path inside the application, without parameters: what handlers are matched by.
    String path();

    Caller caller();

    /// Whose request it is in the sense of a rule; empty if it has no such thing (no tenant, no key).
    Optional<String> subject(Subject subject);
}
