package dev.lintel.guard.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Counts requests that are being served, by key; what is zero is not kept, so it holds no more than what runs. Each
/// node counts its own.
final class InFlight {
    private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

    /// Takes one place more unless `most` are taken.
    boolean enter(String key, int most) {
        boolean[] entered = new boolean[1];
        running.compute(key, (same, count) -> {
            if (count != null && count >= most) {
                return count;
            }
            entered[0] = true;
            return count == null ? 1 : count + 1;
        });
        return entered[0];
    }

    private void leave(String key) {
        running.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    int keys() {
        return running.size();
    }

    /// The places that one request holds; closed once, when it is over.
    public static final class Lease implements AutoCloseable {
        static final Lease NONE = new Lease(new InFlight(), List.of());

        private final InFlight places;
        private List<String> held;

        private Lease(InFlight places, List<String> held) {
            this.places = places;
            this.held = List.copyOf(held);
        }

        static Lease of(InFlight places, List<String> held) {
            return held.isEmpty() ? NONE : new Lease(places, new ArrayList<>(held));
        }

        @Override
        public void close() {
            if (this != NONE) {
                leave();
            }
        }

        private synchronized void leave() {
            List<String> leaving = held;
            held = List.of();
            leaving.forEach(places::leave);
        }
    }
}
