package dev.lintel.guard.limit.postgres;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.Wire;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Counts in PostgreSQL. A JDBC call cannot be told to give up after milliseconds, neither when the server is frozen
/// nor when the pool is empty; a few threads of its own therefore make the calls, and a request waits for them no
/// longer than its budget. A call that nobody waits for any more still counts, which errs towards the limit.
public final class PostgresStore implements LimitStore {
    private static final String TAKE = "select lintel_guard_take(?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "delete from lintel_guard_limit where key in (select key from"
            + " lintel_guard_limit where forget_at < (extract(epoch from clock_timestamp()) * 1000000)::bigint"
            + " order by forget_at limit 10000 for update skip locked)";

    private static final Duration TIDY = Duration.ofSeconds(30);

    private final DataSource database;
    private final Duration budget;
    private final ThreadPoolExecutor callers;
    private volatile long tidied = System.nanoTime();

    /// @param threads calls at the same time; each holds a connection of the pool
    /// @param budget how long a request waits for the answer at most
    public PostgresStore(DataSource database, int threads, Duration budget) {
        this.database = database;
        this.budget = budget;
        AtomicInteger number = new AtomicInteger();
        this.callers = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(threads * 16), task -> {
                    Thread thread = new Thread(task, "lintel-guard-postgres-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public List<Decision> take(List<Ask> asks) throws StoreUnavailable {
        return take(asks, 0);
    }

    /// @param now what time it is in microseconds since 1970; 0 asks the server
    List<Decision> take(List<Ask> asks, long now) throws StoreUnavailable {
        Future<List<Decision>> answer;
        try {
            answer = callers.submit(() -> call(asks, now));
        } catch (RejectedExecutionException full) {
            throw new StoreUnavailable("all calls to PostgreSQL are taken");
        }
        try {
            return answer.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(false);
            throw new StoreUnavailable("no answer from PostgreSQL in " + budget.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw new StoreUnavailable("PostgreSQL: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted");
        }
    }

    @Override
    public void forget(String key) throws StoreUnavailable {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from lintel_guard_limit where key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new StoreUnavailable("PostgreSQL: " + failed.getMessage());
        }
    }

    /// Rows are locked in the order of their keys; the answers go back to the order of the asks.
    private List<Decision> call(List<Ask> asks, long now) throws SQLException {
        List<Ask> sorted = asks.stream().sorted(Comparator.comparing(Ask::key)).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            bind(connection, take, sorted);
            take.setLong(8, now);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                Long[] numbers = (Long[]) row.getArray(1).getArray();
                List<Decision> decisions = Wire.decisions(List.of(numbers));
                return sorted.equals(asks) ? decisions : inOrder(asks, sorted, decisions);
            }
        }
    }

    private static List<Decision> inOrder(List<Ask> asks, List<Ask> sorted, List<Decision> decisions) {
        List<Decision> ordered = new ArrayList<>(decisions.size());
        for (Ask ask : asks) {
            int from = 0;
            for (Ask each : sorted) {
                if (each == ask) {
                    ordered.addAll(decisions.subList(from, from + ask.limits().size()));
                }
                from += each.limits().size();
            }
        }
        return ordered;
    }

    private static void bind(Connection connection, PreparedStatement take, List<Ask> asks) throws SQLException {
        List<Wire> limits = asks.stream()
                .flatMap(ask -> ask.limits().stream())
                .map((Limit limit) -> Wire.of(limit))
                .toList();
        take.setArray(
                1, connection.createArrayOf("text", asks.stream().map(Ask::key).toArray()));
        take.setArray(
                2,
                connection.createArrayOf("bigint", asks.stream().map(Ask::cost).toArray()));
        take.setArray(
                3,
                connection.createArrayOf(
                        "int", asks.stream().map(ask -> ask.limits().size()).toArray()));
        take.setArray(
                4,
                connection.createArrayOf("text", limits.stream().map(Wire::kind).toArray()));
        take.setArray(
                5,
                connection.createArrayOf(
                        "bigint", limits.stream().map(Wire::first).toArray()));
        take.setArray(
                6,
                connection.createArrayOf(
                        "bigint", limits.stream().map(Wire::second).toArray()));
        take.setArray(
                7,
                connection.createArrayOf(
                        "bigint", limits.stream().map(Wire::third).toArray()));
    }

    /// Throws out what has run out, a little at a time; that this works is what it means to answer.
    @Override
    public boolean answers() {
        try {
            return callers.submit(this::sweep).get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException down) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void tidy() {
        long now = System.nanoTime();
        if (now - tidied > TIDY.toNanos()) {
            tidied = now;
            answers();
        }
    }

    private boolean sweep() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(FORGET);
            return true;
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
