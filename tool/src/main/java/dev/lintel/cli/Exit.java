package dev.lintel.cli;

/// Exit codes, as scripts see them.
public enum Exit {
    /// Done, and nothing at or above `--fail-on`.
    CLEAN(0),
    /// There are findings at or above `--fail-on`.
    FINDINGS(1),
    /// The job could not be done, or only in part; standard error says what.
    INCOMPLETE(2);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
