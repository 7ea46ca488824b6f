package dev.lintel.guard.limit.shared;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What this node gave from its share while the store did not answer. The store knows nothing of it, and would give
/// the same units again once it is back; therefore they are taken from it first.
final class Owed {
    /// Keys are remembered up to so many, so that a flood during an outage fills no memory; of those beyond, the
    /// store starts from what it knew before.
    private static final int MOST = 10_000;

    private final Map<String, Ask> byKey = new ConcurrentHashMap<>();

    /// Notes what was given, in terms of the whole limits and not of the share.
    void add(List<Ask> given) {
        for (Ask ask : given) {
            if (ask.cost() > 0 && (byKey.size() < MOST || byKey.containsKey(ask.key()))) {
                byKey.merge(ask.key(), ask, (before, more) -> more(more, before.cost() + more.cost()));
            }
        }
    }

    /// Takes from the store what is owed and has not come back meanwhile.
    ///
    /// @param used units of a key's share that are still in use
    /// @throws StoreUnavailable if it stopped answering; the rest stays owed
    void settle(LimitStore store, Used used) throws StoreUnavailable {
        for (Ask owed : List.copyOf(byKey.values())) {
            long units = Math.min(owed.cost(), used.of(owed));
            for (Limit limit : owed.limits()) {
                units = Math.min(units, limit.atOnce());
            }
            take(store, more(owed, units));
            byKey.computeIfPresent(
                    owed.key(), (key, now) -> now.cost() == owed.cost() ? null : more(now, now.cost() - owed.cost()));
        }
    }

    /// All of it, or as much as there is.
    private static void take(LimitStore store, Ask ask) throws StoreUnavailable {
        long left = ask.cost();
        while (left > 0) {
            List<Decision> decisions = store.take(List.of(more(ask, left)));
            if (decisions.stream().allMatch(Decision::admitted)) {
                return;
            }
            long least = left - 1; // others take at the same time
            for (Decision each : decisions) {
                least = each.admitted() ? least : Math.min(least, each.remaining());
            }
            left = least;
        }
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
