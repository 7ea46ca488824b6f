package dev.lintel.guard.problem;

import java.io.IOException;

/// A body has more bytes than are taken here. Thrown while it is read, so nobody has kept more of it than that.
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    private final long most;

    public TooLargeException(long most) {
        super("the body has more than " + most + " bytes");
        this.most = most;
    }

    public Problem problem() {
        return Problem.of("too-large", 413, "Request too large", "At most " + most + " bytes are taken here.");
    }
}
