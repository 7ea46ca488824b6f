package dev.lintel.guard.boot;

/// Guard cannot do what it was asked to; the service must not start unprotected.
public final class GuardStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /// @param what what is wrong
    /// @param action what to do about it
    public GuardStartException(String what, String action) {
        super(what);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
