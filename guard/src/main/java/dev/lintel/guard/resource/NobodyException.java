package dev.lintel.guard.resource;

import dev.lintel.guard.ProblemCode;

/// A statement for the caller's rows was made where there is no caller.
@ProblemCode(value = "unauthorized", status = 401, title = "Unauthorized")
public final class NobodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NobodyException() {
        super("nobody is logged in whose rows these could be");
    }
}
