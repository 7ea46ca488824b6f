package dev.lintel.guard.outbox;

/// Is told what becomes of events, for metrics.
@FunctionalInterface
public interface OutboxEvents {
    OutboxEvents NONE = (topic, outcome) -> {};

    void happened(String topic, Outcome outcome);

    /// What became of one attempt.
    enum Outcome {
        DELIVERED,
        FAILED,
        /// Put aside; somebody must look at it.
        DEAD
    }
}
