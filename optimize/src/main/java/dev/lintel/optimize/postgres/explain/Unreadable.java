package dev.lintel.optimize.postgres.explain;

/// The text is no plan. The message says what was met, for people.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
