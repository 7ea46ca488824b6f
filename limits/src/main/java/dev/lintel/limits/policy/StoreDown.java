package dev.lintel.limits.policy;

/// What happens to requests while the store that counts does not answer.
public enum StoreDown {
    /// Everybody passes, uncounted.
    OPEN,
    /// Nobody passes.
    CLOSED,
    /// Each node gives its part of the limit from its own memory.
    LOCAL
}
