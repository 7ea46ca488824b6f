package dev.lintel.guard.limit.shared;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/// What this node gave from its share while the store did not answer. The store knows nothing of it, and would give
/// the same units again once it is back; therefore it is charged with them first, also where others left it
/// nothing.
final class Owed {
    /// Keys are remembered up to so many, so that a flood during an outage fills no memory; of those beyond, the
    /// store starts from what it knew before.
    private static final int MOST = 10_000;

    /// Keys in one round trip.
    private static final int TOGETHER = 64;

    private static final BinaryOperator<Ask> SUM = (before, more) -> more(more, before.cost() + more.cost());

    private final Map<String, Ask> byKey = new ConcurrentHashMap<>();

    /// Notes what was given, in terms of the whole limits and not of the share.
    void add(List<Ask> given) {
        for (Ask ask : given) {
            if (ask.cost() > 0 && (byKey.size() < MOST || byKey.containsKey(ask.key()))) {
                byKey.merge(ask.key(), ask, SUM);
            }
        }
    }

    /// Charges the store with what is owed and has not come back meanwhile.
    ///
    /// @param used units of a key's share that are still in use
    /// @throws StoreUnavailable if it stopped answering; the rest stays owed
    void settle(LimitStore store, Used used) throws StoreUnavailable {
        List<Ask> all = List.copyOf(byKey.values());
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Ask> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            store.charge(some.stream()
                    .map(each -> more(each, Math.min(each.cost(), used.of(each))))
                    .toList());
            some.forEach(this::paid);
        }
    }

    /// Without what was given since.
    private void paid(Ask owed) {
        byKey.computeIfPresent(
                owed.key(), (key, now) -> now.cost() == owed.cost() ? null : more(now, now.cost() - owed.cost()));
    }

    private static Ask more(Ask ask, long cost) {
        return new Ask(ask.key(), ask.limits(), cost);
    }

    /// How much of this node's share of a key is in use now.
    @FunctionalInterface
    interface Used {
        long of(Ask ask);
    }
}
