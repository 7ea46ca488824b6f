package dev.lintel.guard.limit.memory;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.CountedBy;
import dev.lintel.guard.limit.Counter;
import dev.lintel.limits.policy.StoreDown;
import java.util.List;

/// Counts in this node's memory only, which is never down.
public record MemoryCounter(MemoryStore store) implements Counter {
    @Override
    public Taken take(List<Ask> asks, StoreDown otherwise) {
        return new Taken(CountedBy.STORE, store.take(asks));
    }

    @Override
    public void forget(String key) {
        store.forget(key);
    }

    @Override
    public void close() {
        store.close();
    }
}
