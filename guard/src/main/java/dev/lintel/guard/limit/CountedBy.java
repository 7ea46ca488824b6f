package dev.lintel.guard.limit;

/// Who answered for a request.
public enum CountedBy {
    STORE,
    /// This node's share, from its own memory.
    SHARE,
    /// Nobody: the tier passes.
    OPEN,
    /// Nobody: the tier does not pass.
    CLOSED
}
