package dev.lintel.design.into;

/// Something asked for does not fit the backend; the message says what, and what would.
public final class Unlike extends Exception {
    private static final long serialVersionUID = 1;

    Unlike(String message) {
        super(message);
    }
}
