package dev.lintel.cli;

/// The command line or a file that steers it cannot be followed. The message is for people: what, where, what next.
public final class UsageProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageProblem(String message) {
        super(message);
    }
}
