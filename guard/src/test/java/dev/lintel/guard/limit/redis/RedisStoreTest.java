package dev.lintel.guard.limit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Exactness;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.Traces;
import dev.lintel.guard.real.Redis;
import dev.lintel.limits.Decision;
import dev.lintel.limits.LimitText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisStoreTest {
    private static final Duration PATIENT = Duration.ofSeconds(5);

    @Test
    void it_answers_the_committed_traces() throws Exception {
        try (RedisStore store = store()) {
            assertThat(Traces.compare((asks, now, charge) -> store.ask(asks, now, charge, PATIENT.toNanos())))
                    .isGreaterThan(1_500);
        }
    }

    @Test
    void two_nodes_with_64_threads_get_exactly_the_limit() throws Exception {
        try (RedisStore one = store();
                RedisStore other = store()) {
            Exactness.Result result = Exactness.of(
                    asks -> (Thread.currentThread().getId() % 2 == 0 ? one : other).take(asks),
                    List.of("1/day", "10/day", "1000/day"),
                    64,
                    40);
            assertThat(result.unanswered()).isZero();
            assertThat(result.admitted()).containsExactly(1L, 10L, 1000L);
        }
    }

    @Test
    void nothing_is_taken_from_any_limit_when_one_refuses() throws Exception {
        try (RedisStore store = store()) {
            Ask one = new Ask("all or none, one", List.of(LimitText.read("1/day")), 1);
            Ask ten = new Ask("all or none, ten", List.of(LimitText.read("10/day")), 1);
            store.take(List.of(ten, one));
            for (int i = 0; i < 20; i++) {
                assertThat(store.take(List.of(ten, one)))
                        .extracting(Decision::admitted)
                        .containsExactly(true, false);
            }
            assertThat(store.take(List.of(ten)).get(0).remaining()).isEqualTo(8);
        }
    }

    @Test
    void a_server_that_was_never_there_is_said_to_be_so_at_once() {
        try (RedisStore store = new RedisStore(io.lettuce.core.RedisURI.create("redis://127.0.0.1:1"), PATIENT)) {
            assertThat(store.answers()).isFalse();
            assertThatThrownBy(() -> store.take(List.of(new Ask("k", List.of(LimitText.read("1/s")), 1))))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }

    private static RedisStore store() {
        RedisStore store = new RedisStore(Redis.shared().uri(), PATIENT);
        assertThat(store.answers()).isTrue();
        return store;
    }
}
