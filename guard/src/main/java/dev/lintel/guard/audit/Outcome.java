package dev.lintel.guard.audit;

/// How it ended.
public enum Outcome {
    DONE,
    DENIED,
    FAILED
}
