package dev.lintel.guard.limit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Exactness;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.Traces;
import dev.lintel.guard.real.Postgres;
import dev.lintel.limits.Decision;
import dev.lintel.limits.LimitText;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresStoreTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final DataSource database = Postgres.with(PostgresStore.class, "limits.sql");

    @Test
    void it_answers_the_committed_traces() throws Exception {
        try (PostgresStore store = store()) {
            int compared = Traces.compare((asks, now, charge) ->
                    store.ask(new Batch.Waiting(asks, now, charge, new CompletableFuture<>()), PATIENT.toNanos()));
            assertThat(compared).isGreaterThan(1_500);
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
    void what_is_asked_together_is_answered_each_by_itself_in_the_order_of_asking() throws Exception {
        CompletableFuture<List<Decision>> first = new CompletableFuture<>();
        CompletableFuture<List<Decision>> second = new CompletableFuture<>();
        CompletableFuture<List<Decision>> third = new CompletableFuture<>();
        Ask three = new Ask("shared", List.of(LimitText.read("3/day burst 3"), LimitText.read("quota 5/day")), 2);
        Ask none = new Ask("too dear", List.of(LimitText.read("1/day")), 2);
        Batch batch = new Batch(List.of(
                new Batch.Waiting(List.of(three, none), 0, false, first),
                new Batch.Waiting(List.of(three), 0, false, second),
                new Batch.Waiting(List.of(three), 0, false, third)));
        try (var connection = database.getConnection();
                var take = connection.prepareStatement("select lintel_guard_take(?, ?)")) {
            take.setArray(1, connection.createArrayOf("text", batch.keys()));
            take.setObject(2, batch.numbers());
            try (var row = take.executeQuery()) {
                row.next();
                batch.answer(List.of((Long[]) row.getArray(1).getArray()));
            }
        }
        assertThat(first.get()).extracting(Decision::admitted).containsExactly(true, true, false);
        assertThat(second.get()).extracting(Decision::admitted).containsExactly(true, true);
        assertThat(second.get()).extracting(Decision::remaining).containsExactly(1L, 3L);
        assertThat(third.get()).extracting(Decision::admitted).containsExactly(false, true);
    }

    @Test
    void a_key_that_the_database_cannot_hold_fails_nobody() throws Exception {
        try (PostgresStore store = store()) {
            Ask odd = new Ask("user:a\0b", List.of(LimitText.read("1/day")), 1);
            assertThat(store.take(List.of(odd)).get(0).admitted()).isTrue();
            assertThat(store.take(List.of(odd)).get(0).admitted()).isFalse();
        }
    }

    /// Times are kept in whole minutes, so that counting touches no index: a key stays up to a minute longer.
    @Test
    void what_has_run_out_is_thrown_out_and_nothing_else() throws Exception {
        try (PostgresStore store = store();
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            store.take(List.of(new Ask("short", List.of(LimitText.read("1/ms")), 1)));
            store.take(List.of(new Ask("long", List.of(LimitText.read("1/day")), 1)));
            Thread.sleep(20);
            statement.execute("update lintel_guard_limit set forget_at = forget_at - 60000000");
            assertThat(store.answers()).isTrue();
            try (var rows = statement.executeQuery("select string_agg(key, ' ') from lintel_guard_limit")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("long");
            }
        }
    }

    /// Whatever it is that takes long: a pool that hands out nothing, or a server that hears and does not answer.
    @Test
    void a_request_waits_its_budget_and_no_longer_wherever_the_call_hangs() throws Exception {
        Duration hangs = Duration.ofSeconds(30);
        InvocationHandler pool = (proxy, method, arguments) -> {
            Thread.sleep(hangs.toMillis());
            throw new SQLException("never");
        };
        DataSource empty = (DataSource)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class}, pool);
        try (PostgresStore store = new PostgresStore(empty, 1, Duration.ofMillis(5));
                PostgresStore held = new PostgresStore(database, 1, Duration.ofMillis(5));
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertLate(store);
            assertThat(held.answers()).isTrue();
            connection.setAutoCommit(false);
            statement.execute("lock table lintel_guard_limit");
            assertLate(held);
            connection.rollback();
        }
    }

    private static void assertLate(PostgresStore store) {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> store.take(List.of(new Ask("k", List.of(LimitText.read("1/s")), 1))))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("within a budget of 5 ms");
            // far below what hangs, and far above what a busy machine adds
            assertThat(System.nanoTime() - start).isBetween(3_000_000L, 3_000_000_000L);
        }
    }

    private PostgresStore store() {
        return new PostgresStore(database, 8, PATIENT);
    }
}
