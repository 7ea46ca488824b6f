package dev.lintel.guard.login;

/// Too many attempts have failed; the password of this one was not looked at.
public final class TooManyAttemptsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyAttemptsException(long seconds) {
        super("too many failed attempts", null, false, false);
        this.seconds = seconds;
    }

    /// Until the next attempt is let through.
    public long seconds() {
        return seconds;
    }
}
