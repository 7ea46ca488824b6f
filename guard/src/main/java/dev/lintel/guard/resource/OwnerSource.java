package dev.lintel.guard.resource;

import java.util.Optional;

/// Whose rows the caller of the current request may use, by a resource's `by`.
@FunctionalInterface
public interface OwnerSource {
    /// @param by `user`, or the name of a source of the service's own
    /// @return empty for anonymous callers, and outside of requests
    Optional<String> owner(String by);
}
