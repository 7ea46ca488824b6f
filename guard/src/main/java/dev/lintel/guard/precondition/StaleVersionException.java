package dev.lintel.guard.precondition;

import dev.lintel.guard.ProblemCode;

/// Somebody else changed the row between the look and the write.
@ProblemCode(value = "precondition-failed", status = 412, title = "Changed in the meantime")
public final class StaleVersionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleVersionException() {
        super("the row has another version by now", null, false, false);
    }
}
