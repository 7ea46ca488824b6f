package dev.lintel.guard.limit.postgres;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.limits.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Counts in PostgreSQL. A JDBC call cannot be told to give up after milliseconds, neither when the server is
/// frozen nor when the pool is empty; a few threads of its own therefore make the calls, and a request waits for
/// them no longer than its budget. What is asked while a call is under way goes with the next one, all of it
/// together, as databases do with commits; a second call at the same time begins only when several wait. A call
/// that nobody waits
/// for any more still counts, which errs towards the limit.
public final class PostgresStore implements LimitStore {
    private static final String TAKE = "select lintel_guard_take(?, ?)";
    private static final String FORGET = "delete from lintel_guard_limit where key in (select key from"
            + " lintel_guard_limit where forget_at < (extract(epoch from clock_timestamp()) * 1000000)::bigint"
            + " order by forget_at limit 10000 for update skip locked)";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TIDY = Duration.ofSeconds(30);
    private static final int MOST_TOGETHER = 64;
    private static final int WORTH_A_CALL = 16;

    private final DataSource database;
    private final Duration budget;
    private final String tooLate;
    private final int threads;
    private final LinkedBlockingQueue<Batch.Waiting> waiting;
    private final AtomicInteger calling = new AtomicInteger();
    private final ThreadPoolExecutor callers;
    private volatile long tidied = System.nanoTime();

    /// @param threads calls at the same time; each holds a connection of the pool
    /// @param budget how long a request is held up at most
    public PostgresStore(DataSource database, int threads, Duration budget) {
        this.database = database;
        this.budget = budget;
        this.tooLate = "no answer from PostgreSQL within a budget of " + budget.toMillis() + " ms";
        this.threads = threads;
        this.waiting = new LinkedBlockingQueue<>(threads * MOST_TOGETHER);
        AtomicInteger number = new AtomicInteger();
        this.callers = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(threads * 2), task -> {
                    Thread thread = new Thread(task, "lintel-guard-postgres-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public List<Decision> take(List<Ask> asks) throws StoreUnavailable {
        return ask(Batch.Waiting.of(asks, false), LimitStore.wait(budget));
    }

    @Override
    public void charge(List<Ask> given) throws StoreUnavailable {
        ask(Batch.Waiting.of(given, true), PATIENCE.toNanos());
    }

    /// @param wait nanoseconds
    List<Decision> ask(Batch.Waiting request, long wait) throws StoreUnavailable {
        if (!waiting.offer(request)) {
            throw new StoreUnavailable("too many wait for PostgreSQL");
        }
        call();
        try {
            return request.answer().get(wait, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            request.answer().cancel(false);
            throw new StoreUnavailable(tooLate);
        } catch (ExecutionException failed) {
            throw new StoreUnavailable("PostgreSQL", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted");
        }
    }

    /// Begins a call if none is under way, or if enough wait for another one.
    private void call() {
        int now = calling.get();
        while (now == 0 ? !waiting.isEmpty() : now < threads && waiting.size() >= WORTH_A_CALL) {
            if (calling.compareAndSet(now, now + 1)) {
                try {
                    callers.execute(this::answerAll);
                } catch (RejectedExecutionException full) {
                    calling.decrementAndGet(); // whoever waits gives up in time
                }
                return;
            }
            now = calling.get();
        }
    }

    private void answerAll() {
        try {
            for (List<Batch.Waiting> some = some(); !some.isEmpty(); some = some()) {
                answer(new Batch(some));
            }
        } finally {
            calling.decrementAndGet();
        }
        call(); // for who came between the last look and the end
    }

    /// Of those who wait, without those who have given up.
    private List<Batch.Waiting> some() {
        List<Batch.Waiting> some = new ArrayList<>();
        for (Batch.Waiting each = waiting.poll(); each != null; each = waiting.poll()) {
            if (!each.answer().isDone()) {
                some.add(each);
            }
            if (some.size() == MOST_TOGETHER) {
                break;
            }
        }
        return some;
    }

    @SuppressWarnings("IllegalCatch") // a request must hear of whatever became of its call
    private void answer(Batch batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setArray(1, connection.createArrayOf("text", batch.keys()));
            take.setObject(2, batch.numbers());
            try (ResultSet row = take.executeQuery()) {
                row.next();
                batch.answer(List.of((Long[]) row.getArray(1).getArray()));
            }
        } catch (SQLException | RuntimeException failed) {
            batch.fail(failed);
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
            throw new StoreUnavailable("PostgreSQL", failed);
        }
    }

    /// Throws out what has run out, a little at a time; that this works is what it means to answer.
    @Override
    public boolean answers() {
        try {
            return callers.submit(this::sweep).get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
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
