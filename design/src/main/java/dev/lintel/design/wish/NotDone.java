package dev.lintel.design.wish;

/// A sentence that becomes no brief; the message says what was understood, the nearest that can be done, and how.
public final class NotDone extends Exception {
    private static final long serialVersionUID = 1;

    NotDone(String message) {
        super(message);
    }
}
