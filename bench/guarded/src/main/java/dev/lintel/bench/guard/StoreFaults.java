package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.CountedBy;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.guard.limit.postgres.PostgresStore;
import dev.lintel.guard.limit.redis.RedisStore;
import dev.lintel.guard.limit.shared.ResilientCounter;
import dev.lintel.guard.real.Postgres;
import dev.lintel.guard.real.Redis;
import dev.lintel.guard.real.SlowProxy;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import java.util.Locale;

/// A shared store that is killed, frozen or slow under load: what each mode answers meanwhile, what requests wait
/// before and after the breaker opens, and how soon the store is used again.
final class StoreFaults {
    private static final Duration BUDGET = Duration.ofMillis(5);
    private static final int UNTIL_OPEN = 3;
    private static final List<Ask> PLENTY = List.of(new Ask("plenty", List.of(LimitText.read("100000/s")), 1));

    private final Results results;
    private final int calls;

    private StoreFaults(Results results, Scale scale) {
        this.results = results;
        this.calls = scale.of(200_000, 20_000);
    }

    static void run(Results results, Scale scale) throws Exception {
        results.heads(
                "store",
                "answers while it is down",
                "longest wait until the breaker opens, ms (wanted ≤ 5)",
                "p50 after, µs",
                "p99.9 after, µs (wanted ≤ 100)",
                "used again after, s (wanted: seconds)");
        StoreFaults faults = new StoreFaults(results, scale);
        Redis killed = new Redis();
        faults.row("Redis killed", redis(killed.port()), killed::close, Optional.empty());
        try (Redis redis = new Redis()) {
            long server = redis.pid();
            faults.row("Redis frozen", redis(redis.port()), () -> signal("STOP", server), Optional.of(
                    () -> signal("CONT", server)));
            try (SlowProxy wire = new SlowProxy(redis.port())) {
                faults.row(
                        "Redis slow by 50 ms",
                        redis(wire.port()),
                        () -> wire.slow(50),
                        Optional.of(() -> wire.slow(0)));
            }
        }
        DataSource database = Postgres.with(PostgresStore.class, "limits.sql");
        faults.row(
                "PostgreSQL without the table",
                new PostgresStore(database, 4, BUDGET),
                () -> execute(database, "alter table lintel_guard_limit rename to moved"),
                Optional.of(() -> execute(database, "alter table moved rename to lintel_guard_limit")));
        long postmaster = postmaster(database);
        faults.row(
                "PostgreSQL frozen",
                new PostgresStore(database, 4, BUDGET),
                () -> signalAll("STOP", postmaster),
                Optional.of(() -> signalAll("CONT", postmaster)));
        // a server whose process dies ends all connections, recovers and starts anew by itself
        faults.row(
                "PostgreSQL crashed and started anew",
                new PostgresStore(database, 4, BUDGET),
                () -> signal("KILL", backend(database)),
                Optional.of(() -> {}));
    }

    private void row(String name, LimitStore store, Change harm, Optional<Change> repair) throws Exception {
        try (ResilientCounter counter =
                new ResilientCounter(store, new MemoryStore(100_000, Ticks.steady()), 2)) {
            for (int i = 0; i < 2_000 || !counter.isUp(); i++) {
                counter.take(PLENTY, StoreDown.LOCAL);
            }
            harm.make();
            double opening = 0;
            for (int i = 0; counter.isUp(); i++) {
                long start = System.nanoTime();
                counter.take(PLENTY, StoreDown.LOCAL);
                opening = Math.max(opening, (System.nanoTime() - start) / 1e6);
                if (i > 100 * UNTIL_OPEN) {
                    throw new IllegalStateException("the breaker never opens: " + name);
                }
            }
            double[] micros = new double[calls];
            for (int i = 0; i < calls; i++) {
                long start = System.nanoTime();
                counter.take(PLENTY, StoreDown.LOCAL);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            String answers = Arrays.stream(StoreDown.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT) + " → "
                            + counter.take(PLENTY, each).by().name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            String back = repair.isPresent() ? back(counter, repair.get()) : "stays down";
            Arrays.sort(micros);
            results.row(name, answers, opening, micros[calls / 2], micros[(int) (calls * 0.999)], back);
        }
    }

    private static String back(ResilientCounter counter, Change repair) throws Exception {
        repair.make();
        long start = System.nanoTime();
        while (counter.take(PLENTY, StoreDown.LOCAL).by() != CountedBy.STORE) {
            if (System.nanoTime() - start > 60_000_000_000L) {
                return "not in 60 s";
            }
            Thread.sleep(10);
        }
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9);
    }

    private static RedisStore redis(int port) {
        RedisStore store = new RedisStore(RedisURI.create("redis://127.0.0.1:" + port), BUDGET);
        store.answers();
        return store;
    }

    private static void execute(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The server's first process, the parent of those that answer.
    static long postmaster(DataSource database) throws Exception {
        return ProcessHandle.of(backend(database))
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
    }

    /// A process that answers.
    private static long backend(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    static void signalAll(String name, long parent) throws Exception {
        signal(name, parent);
        for (ProcessHandle each :
                ProcessHandle.of(parent).orElseThrow().children().toList()) {
            signal(name, each.pid());
        }
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    }

    /// Something done to a store.
    @FunctionalInterface
    interface Change {
        void make() throws Exception;
    }
}
