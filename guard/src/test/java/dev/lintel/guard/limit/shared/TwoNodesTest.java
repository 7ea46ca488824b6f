package dev.lintel.guard.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Decision;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes and one store, on a clock of their own: what both give together while they fall back and return, and
/// not at the same time.
class TwoNodesTest {
    private static final long SECOND = 1_000;
    private static final long END = 30 * SECOND;

    private final AtomicLong clock = new AtomicLong(1_780_000_000_000_000L);
    private final MemoryStore counts = new MemoryStore(1000, clock::get);
    private final Wire left = new Wire();
    private final Wire right = new Wire();
    private final ResilientCounter one = node(left);
    private final ResilientCounter other = node(right);
    private long admitted;

    private ResilientCounter node(Wire wire) {
        return new ResilientCounter(wire, new MemoryStore(1000, clock::get), 2, Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100/s burst 100", "100/s burst 40", "sliding 1000/10s", "quota 3000/day"})
    void a_store_that_goes_away_again_and_again_is_not_given_twice(String limit) {
        for (long now = 0; now < END; now++) {
            boolean away = now / SECOND % 4 == 1;
            left.late = away;
            right.late = away;
            step(now, limit);
        }
        assertThat((double) admitted / promised(limit)).isBetween(0.90, 1.03);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100/s burst 100", "100/s burst 60", "sliding 1000/10s", "quota 3000/day"})
    void a_node_that_finds_the_store_too_slow_for_long_gives_nothing_beside_the_other(String limit) {
        for (long now = 0; now < END; now++) {
            right.late = now > 5 * SECOND && now < 25 * SECOND;
            step(now, limit);
        }
        assertThat((double) admitted / promised(limit)).isBetween(0.90, 1.03);
    }

    @Test
    void what_one_node_took_is_not_left_in_the_others_share() {
        List<Ask> asks = List.of(new Ask("client", List.of(LimitText.read("6000/day burst 6000")), 1));
        ask(one, asks, 4_500);
        ask(other, asks, 1);
        left.late = true;
        right.late = true;
        ask(one, asks, 6_000);
        ask(other, asks, 6_000);
        assertThat(admitted).isBetween(5_700L, 6_010L);
    }

    @Test
    void who_is_forgotten_owes_nothing() {
        List<Ask> asks = List.of(new Ask("client", List.of(LimitText.read("100/day burst 100")), 1));
        left.late = true;
        ask(one, asks, 30);
        assertThat(admitted).isEqualTo(30);
        one.forget("client");
        one.settle();
        assertThat(counts.take(asks).get(0).remaining()).isEqualTo(99);
    }

    /// Each node asks once a millisecond, and settles and looks after the store now and then, not at the same time.
    private void step(long now, String limit) {
        List<Ask> asks = List.of(new Ask("client", List.of(LimitText.read(limit)), 1));
        clock.addAndGet(1_000);
        ask(one, asks, 1);
        ask(other, asks, 1);
        if (now % 200 == 60) {
            one.settle();
        } else if (now % 200 == 160) {
            other.settle();
        }
        if (now % SECOND == 300) {
            one.look();
        } else if (now % SECOND == 800) {
            other.look();
        }
    }

    private void ask(ResilientCounter node, List<Ask> asks, int times) {
        for (int i = 0; i < times; i++) {
            admitted += node.take(asks, StoreDown.LOCAL).decisions().get(0).admitted() ? 1 : 0;
        }
    }

    private static long promised(String limit) {
        return switch (limit) {
            case "100/s burst 100" -> 3_100;
            case "100/s burst 60" -> 3_060;
            case "100/s burst 40" -> 3_040;
            case "sliding 1000/10s", "quota 3000/day" -> 3_000;
            default -> throw new IllegalArgumentException(limit);
        };
    }

    /// A node's way to the store; when it is late, requests hear nothing and whoever is patient does.
    private final class Wire implements LimitStore {
        private boolean late;

        @Override
        public List<Decision> take(List<Ask> asks) throws StoreUnavailable {
            if (late) {
                throw new StoreUnavailable("late");
            }
            return counts.take(asks);
        }

        @Override
        public void charge(List<Ask> given) {
            counts.charge(given);
        }

        @Override
        public void forget(String key) {
            counts.forget(key);
        }

        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public void close() {}
    }
}
