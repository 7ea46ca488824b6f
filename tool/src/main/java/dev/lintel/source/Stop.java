package dev.lintel.source;

import java.util.concurrent.CancellationException;

/// How long work ends early: whoever no longer wants the result interrupts the thread, and the work asks here now and
/// then. What was found so far is thrown away; half a graph would be taken for a whole one.
public final class Stop {
    private Stop() {}

    /// Costs the reading of one field.
    ///
    /// @throws CancellationException when this thread was interrupted; it stays interrupted
    public static void ifAsked() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopped");
        }
    }
}
