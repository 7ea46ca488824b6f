package dev.lintel.guard.limit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Exactness;
import dev.lintel.guard.limit.Traces;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private static final long START = 1_780_000_000_000_000L;
    private static final List<Limit> TWO = List.of(LimitText.read("10/s"), LimitText.read("600/h"));

    private final AtomicLong clock = new AtomicLong(START);

    @Test
    void it_answers_the_committed_traces() throws Exception {
        MemoryStore store = new MemoryStore(1000, clock::get);
        int compared = Traces.compare((asks, now, charge) -> {
            clock.set(now);
            if (!charge) {
                return store.take(asks);
            }
            store.charge(asks);
            Ask given = asks.get(0);
            return store.take(List.of(new Ask(given.key(), given.limits(), 0)));
        });
        assertThat(compared).isGreaterThan(1_500);
    }

    @Test
    void nothing_is_taken_from_any_limit_when_one_refuses() {
        MemoryStore store = new MemoryStore(1000, clock::get);
        Ask one = new Ask("one", List.of(LimitText.read("1/min")), 1);
        Ask ten = new Ask("ten", List.of(LimitText.read("10/min")), 1);
        assertThat(store.take(List.of(ten, one))).allMatch(Decision::admitted);
        for (int i = 0; i < 50; i++) {
            assertThat(store.take(List.of(ten, one)))
                    .extracting(Decision::admitted)
                    .containsExactly(true, false);
        }
        assertThat(store.take(List.of(ten)).get(0).remaining()).isEqualTo(8);
    }

    @Test
    void more_than_two_limits_of_one_subject_are_all_kept() {
        MemoryStore store = new MemoryStore(1000, clock::get);
        List<Limit> four = List.of(
                LimitText.read("100/s"),
                LimitText.read("50/min"),
                LimitText.read("20/h"),
                LimitText.read("quota 3/day"));
        Ask ask = new Ask("four", four, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(store.take(List.of(ask))).allMatch(Decision::admitted);
        }
        assertThat(store.take(List.of(ask))).extracting(Decision::admitted).containsExactly(true, true, true, false);
    }

    @Test
    void sixty_four_threads_get_exactly_the_limit() throws Exception {
        MemoryStore store = new MemoryStore(100_000, clock::get);
        Exactness.Result result = Exactness.of(store::take, List.of("1/day", "10/day", "1000/day"), 64, 400);
        assertThat(result.admitted()).containsExactly(1L, 10L, 1000L);
    }

    @Test
    void a_key_takes_less_than_128_bytes() {
        for (int keys : new int[] {65_536, 100_000, 150_000}) {
            MemoryStore store = new MemoryStore(1_000_000, clock::get);
            for (int i = 0; i < keys; i++) {
                store.take(List.of(new Ask("key " + i, TWO, 1)));
            }
            assertThat(store.keys()).isGreaterThan(keys * 99 / 100);
            assertThat(store.bytes() / store.keys()).isLessThanOrEqualTo(128);
        }
    }

    @Test
    void a_flood_of_unknown_keys_is_bounded_and_does_not_free_a_hot_offender() {
        MemoryStore store = new MemoryStore(20_000, clock::get);
        Ask offender = new Ask("offender", TWO, 1);
        while (store.take(List.of(offender)).stream().allMatch(Decision::admitted)) {
            clock.incrementAndGet();
        }
        for (int i = 0; i < 1_000_000; i++) {
            store.take(List.of(new Ask("flood " + i, TWO, 1)));
        }
        assertThat(store.bytes()).isLessThan(20_000 * 128);
        assertThat(store.take(List.of(offender))).anyMatch(each -> !each.admitted());
    }

    @Test
    void who_was_refused_is_kept_though_strangers_would_have_to_be_remembered_longer() {
        MemoryStore store = new MemoryStore(2_000, clock::get);
        Ask offender = new Ask("offender", List.of(LimitText.read("10/s burst 10")), 1);
        for (int i = 0; i < 11; i++) {
            store.take(List.of(offender));
        }
        List<Limit> slow = List.of(LimitText.read("100/day burst 100"));
        for (int i = 0; i < 50_000; i++) {
            store.take(List.of(new Ask("flood " + i, slow, 1)));
        }
        assertThat(store.take(List.of(offender)).get(0).admitted()).isFalse();
    }

    @Test
    void what_has_run_out_makes_room_without_loss() {
        MemoryStore store = new MemoryStore(10_000, clock::get);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 8_000; i++) {
                store.take(List.of(new Ask("round " + round + " key " + i, TWO, 1)));
            }
            clock.addAndGet(10 * Limit.SECOND);
        }
        assertThat(store.keys()).isLessThanOrEqualTo(14_000);
    }

    @Test
    void when_all_neighbours_are_offenders_strangers_share_a_bucket_instead_of_having_none() {
        MemoryStore store = new MemoryStore(256, clock::get);
        List<Limit> few = List.of(LimitText.read("2/h"));
        for (int i = 0; i < 20_000; i++) {
            Ask ask = new Ask("offender " + i, few, 1);
            store.take(List.of(ask));
            store.take(List.of(ask));
            store.take(List.of(ask));
        }
        long admitted = 0;
        for (int i = 0; i < 20_000; i++) {
            admitted +=
                    store.take(List.of(new Ask("stranger " + i, few, 2))).get(0).admitted() ? 1 : 0;
        }
        assertThat(admitted).isLessThan(2_000);
    }
}
