package dev.lintel.cli;

/// The command line or a file that steers it cannot be followed. The message is for people: what, where, what next.
final class UsageProblem extends Exception {
    private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message);
    }
}
