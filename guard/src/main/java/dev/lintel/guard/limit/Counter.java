package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;
import dev.lintel.limits.policy.StoreDown;
import java.util.List;

/// Takes from a store, and knows what to do without one.
public interface Counter extends AutoCloseable {
    Taken take(List<Ask> asks, StoreDown otherwise);

    /// Forgets what was taken under a key, as an operator asks; nothing happens while the store is down.
    void forget(String key);

    @Override
    void close();

    /// @param decisions in the order of the asks and their limits; empty if nobody counted
    record Taken(CountedBy by, List<Decision> decisions) {
        public Taken {
            decisions = List.copyOf(decisions);
        }
    }
}
