package dev.lintel.guard.idempotency;

import dev.lintel.guard.problem.AnsweredOutside;

/// Another attempt took over because this one ran longer than its lease; its transaction must not commit.
public final class LeaseLostException extends RuntimeException implements AnsweredOutside {
    private static final long serialVersionUID = 1;

    LeaseLostException() {
        super("another attempt of the same request took over");
    }
}
