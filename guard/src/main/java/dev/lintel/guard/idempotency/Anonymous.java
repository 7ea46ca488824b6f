package dev.lintel.guard.idempotency;

/// By what callers without a login are told apart. Keys must belong to somebody: whoever guesses the key of another
/// is given the other's answer.
public enum Anonymous {
    /// Only who has a session may send keys. Nothing a client can choose, and the same when the client changes
    /// networks.
    SESSION,
    /// By the client's address. A client that repeats its request from another network is another caller, and its
    /// request runs again: for requests that nobody pays for twice.
    ADDRESS,
    /// Only who is logged in may send keys.
    REFUSE
}
