package dev.lintel.guard.remote;

/// Is told what becomes of calls, for metrics. Called on the caller's thread.
@FunctionalInterface
public interface RemoteEvents {
    RemoteEvents NONE = (host, outcome) -> {};

    void happened(String host, Outcome outcome);

    /// What became of one attempt.
    enum Outcome {
        ANSWERED,
        FAILED,
        REPEATED,
        /// Nobody was called: the breaker is open.
        OPEN,
        /// Nobody was called: too many calls run.
        FULL,
        /// Nobody was called: the caller has gone.
        LATE,
        /// A repetition that the budget did not allow.
        UNREPEATED
    }
}
