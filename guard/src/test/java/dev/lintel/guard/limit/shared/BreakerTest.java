package dev.lintel.guard.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.CountedBy;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Decision;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// What a request does itself when its store fails.
class BreakerTest {
    private static final List<Ask> ASKS = List.of(new Ask("client", List.of(LimitText.read("100/s")), 1));

    /// Threads in which the failure was put into words.
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @Test
    void a_request_falls_back_and_leaves_the_log_to_another_thread() throws Exception {
        try (ResilientCounter counter =
                new ResilientCounter(new Failing(), new MemoryStore(100, Ticks.steady()), 1, Duration.ofDays(1))) {
            for (int i = 0; i < 5; i++) {
                assertThat(counter.take(ASKS, StoreDown.LOCAL).by()).isEqualTo(CountedBy.SHARE);
            }
            assertThat(counter.isUp()).isFalse();
            for (int i = 0; told.isEmpty() && i < 1_000; i++) {
                Thread.sleep(10);
            }
        }
        assertThat(told).containsExactly("lintel-guard-store");
    }

    @Test
    void a_request_at_the_end_of_the_service_falls_back_as_well() {
        ResilientCounter counter =
                new ResilientCounter(new Failing(), new MemoryStore(100, Ticks.steady()), 1, Duration.ofDays(1));
        counter.close();
        for (int i = 0; i < 5; i++) {
            assertThat(counter.take(ASKS, StoreDown.LOCAL).by()).isEqualTo(CountedBy.SHARE);
        }
    }

    private final class Failing implements LimitStore {
        @Override
        public List<Decision> take(List<Ask> asks) throws StoreUnavailable {
            throw new StoreUnavailable("the store", new Exception() {
                private static final long serialVersionUID = 1;

                @Override
                public String getMessage() {
                    told.add(Thread.currentThread().getName());
                    return "is gone";
                }
            });
        }

        @Override
        public void charge(List<Ask> given) {}

        @Override
        public void forget(String key) {}

        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public void close() {}
    }
}
