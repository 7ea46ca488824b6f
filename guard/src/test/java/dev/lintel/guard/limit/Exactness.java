package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;
import dev.lintel.limits.LimitText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;

/// The campaign of many threads on one store: how much did each limit give?
public final class Exactness {
    private Exactness() {}

    /// A store that may fail.
    @FunctionalInterface
    public interface Taking {
        List<Decision> take(List<Ask> asks) throws StoreUnavailable;
    }

    /// @param unanswered calls that the store did not answer
    public record Result(List<Long> admitted, long unanswered) {}

    public static Result of(Taking store, List<String> limits, int threads, int calls) throws Exception {
        AtomicLongArray admitted = new AtomicLongArray(limits.size() + 1);
        ExecutorService all = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(all.submit(() -> {
                for (int i = 0; i < calls * limits.size(); i++) {
                    int which = i % limits.size();
                    Ask ask = new Ask("exact " + limits.get(which), List.of(LimitText.read(limits.get(which))), 1);
                    try {
                        if (store.take(List.of(ask)).get(0).admitted()) {
                            admitted.incrementAndGet(which);
                        }
                    } catch (StoreUnavailable down) {
                        admitted.incrementAndGet(limits.size());
                    }
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        all.shutdown();
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            sums.add(admitted.get(i));
        }
        return new Result(sums, admitted.get(limits.size()));
    }
}
