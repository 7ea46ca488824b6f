package dev.lintel.guard.remote;

import java.util.concurrent.atomic.AtomicLong;

/// How many repetitions there may be: each call saves up a part of one, and at most ten are kept. A host that fails
/// is thus asked a tenth more often than before, and not three times as often.
final class RetryBudget {
    private static final long ONE = 100;
    private static final long MOST = 10 * ONE;

    private final long saved;
    private final AtomicLong balance = new AtomicLong(MOST);

    /// @param percent of a repetition that a call saves up
    RetryBudget(int percent) {
        this.saved = percent;
    }

    void called() {
        balance.updateAndGet(before -> Math.min(MOST, before + saved));
    }

    boolean take() {
        return balance.getAndUpdate(before -> before >= ONE ? before - ONE : before) >= ONE;
    }
}
