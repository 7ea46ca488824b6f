package dev.lintel.guard.limit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Exactness;
import dev.lintel.guard.limit.Traces;
import dev.lintel.guard.real.Postgres;
import dev.lintel.limits.Decision;
import dev.lintel.limits.LimitText;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresStoreTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final DataSource database = Postgres.with(PostgresStore.class, "limits.sql");

    @Test
    void it_answers_the_committed_traces() throws Exception {
        try (PostgresStore store = store()) {
            assertThat(Traces.compare(store::take)).isGreaterThan(1_500);
        }
    }

    @Test
    void two_nodes_with_64_threads_get_exactly_the_limit() throws Exception {
        try (PostgresStore one = store();
                PostgresStore other = store()) {
            Exactness.Result result = Exactness.of(
                    asks -> (Thread.currentThread().getId() % 2 == 0 ? one : other).take(asks),
                    List.of("1/day", "10/day", "300/day"),
                    64,
                    10);
            assertThat(result.unanswered()).isZero();
            assertThat(result.admitted()).containsExactly(1L, 10L, 300L);
        }
    }

    @Test
    void nothing_is_taken_from_any_limit_when_one_refuses_whatever_their_order() throws Exception {
        try (PostgresStore store = store()) {
            Ask one = new Ask("a one", List.of(LimitText.read("1/day")), 1);
            Ask ten = new Ask("b ten", List.of(LimitText.read("10/day")), 1);
            store.take(List.of(ten, one));
            assertThat(store.take(List.of(ten, one)))
                    .extracting(Decision::admitted)
                    .containsExactly(true, false);
            assertThat(store.take(List.of(one, ten)))
                    .extracting(Decision::admitted)
                    .containsExactly(false, true);
            assertThat(store.take(List.of(ten)).get(0).remaining()).isEqualTo(8);
        }
    }

    @Test
    void what_has_run_out_is_thrown_out() throws Exception {
        try (PostgresStore store = store()) {
            store.take(List.of(new Ask("short", List.of(LimitText.read("1/ms")), 1)));
            Thread.sleep(20);
            assertThat(store.answers()).isTrue();
            try (var connection = database.getConnection();
                    var rows = connection.createStatement().executeQuery("select count(*) from lintel_guard_limit")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private PostgresStore store() {
        return new PostgresStore(database, 8, PATIENT);
    }
}
