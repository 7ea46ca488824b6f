package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;
import java.time.Duration;
import java.util.List;

/// Where counts are kept. A store is atomic: of all asks in one call either every limit takes or none does.
public interface LimitStore extends AutoCloseable {
    /// @return the decisions of all limits, in the order of the asks and their limits; of a request that any of
    /// them refuses, those that would have admitted say so and have taken nothing
    /// @throws StoreUnavailable if it does not answer in time
    List<Decision> take(List<Ask> asks) throws StoreUnavailable;

    /// Takes what was given without it, whether it is there or not: what is not is owed (see [Limit#charge]). No
    /// request waits for it, and so it may take a second.
    ///
    /// @throws StoreUnavailable if it does not answer; then nobody knows whether it took
    void charge(List<Ask> given) throws StoreUnavailable;

    /// How long a thread waits for an answer, in nanoseconds, so that its request is held up no longer than its budget:
    /// three quarters of it. The rest is for the thread to be woken and for what is done without the store.
    static long wait(Duration budget) {
        return budget.toNanos() / 4 * 3;
    }

    /// Forgets what was taken under a key, as an operator asks.
    void forget(String key) throws StoreUnavailable;

    /// Whether it answers; may take as long as it wants, for no request waits.
    boolean answers();

    /// Throws out what has run out; called now and then beside the requests.
    default void tidy() {}

    @Override
    void close();
}
