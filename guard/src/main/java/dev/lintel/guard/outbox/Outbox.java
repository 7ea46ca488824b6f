package dev.lintel.guard.outbox;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes events in the transaction that makes them: if it commits they will be delivered, if not they never were.
public final class Outbox {
    private final JdbcTemplate jdbc;
    private final Runnable wake;

    /// @param wake is run after each commit that brought events
    public Outbox(JdbcTemplate jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    /// Writes an event. Transactions that write for the same key wait for each other until they end: only then is the
    /// order of ids the order of commits.
    ///
    /// @throws IllegalStateException outside a transaction, where an event could be without what it tells of
    public void add(String topic, String key, String payload) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "event " + topic + " is written outside a transaction; write it in the one" + " that it tells of");
        }
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(? || chr(31) || ?, 7302))", row -> {}, topic, key);
        jdbc.update("insert into lintel_guard_outbox (topic, key, payload) values (?, ?, ?)", topic, key, payload);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
    }

    /// Events that nobody took after many attempts, the oldest first.
    ///
    /// @param most how many at most
    public List<DeadEvent> dead(int most) {
        return jdbc.query(
                "select * from lintel_guard_outbox where dead_at is not null order by id limit ?",
                (row, number) -> new DeadEvent(OutboxRelay.event(row), String.valueOf(row.getString("error"))),
                most);
    }

    /// Puts a dead event back, once what kept it is mended. Later events of its key have gone before it.
    public boolean revive(long id) {
        boolean back = jdbc.update(
                        "update lintel_guard_outbox set dead_at = null, attempts = 0, next_at = clock_timestamp()"
                                + " where id = ? and dead_at is not null",
                        id)
                == 1;
        wake.run();
        return back;
    }

    /// How many wait and how long the oldest does, for metrics.
    public Waiting waiting() {
        Waiting waiting = jdbc.queryForObject(
                "select count(*) filter (where dead_at is null),"
                        + " coalesce(extract(epoch from clock_timestamp() - min(created_at) filter"
                        + " (where dead_at is null)), 0), count(*) filter (where dead_at is not null)"
                        + " from lintel_guard_outbox",
                (row, number) -> new Waiting(row.getLong(1), row.getDouble(2), row.getLong(3)));
        return waiting == null ? new Waiting(0, 0, 0) : waiting;
    }

    /// @param error why its last attempt failed
    public record DeadEvent(Event event, String error) {}

    /// @param seconds that the oldest waits
    public record Waiting(long events, double seconds, long dead) {}
}
