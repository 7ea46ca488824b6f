package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Counter;
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
import dev.lintel.limits.Gcra;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Two nodes that share a store, which goes away for the middle third of the time: they fall back to their shares
/// and return. How much did both give together, of what one limit promises?
final class FallBack {
    private static final Duration BUDGET = Duration.ofMillis(5);
    private static final List<Ask> WARM = List.of(new Ask("warm", List.of(LimitText.read("100000/s")), 1));
    private static final int NODES = 2;
    private static final int THREADS = 4;

    private final Results results;
    private final long millis;

    private FallBack(Results results, Scale scale) {
        this.results = results;
        this.millis = scale.of(30_000, 9_000);
    }

    static void run(Results results, Scale scale) throws Exception {
        results.heads(
                "two nodes, one store", "limit", "admitted", "by shares", "promised, at most", "of the promise", "wanted");
        FallBack bench = new FallBack(results, scale);
        try (Redis redis = new Redis()) {
            long server = redis.pid();
            bench.rows("Redis, which answers all the time", () -> redis(redis.port()), () -> {}, () -> {}, "≤ 1");
            bench.rows(
                    "Redis, frozen and back",
                    () -> redis(redis.port()),
                    () -> StoreFaults.signal("STOP", server),
                    () -> StoreFaults.signal("CONT", server),
                    "≤ 1.05");
            try (SlowProxy wire = new SlowProxy(redis.port())) {
                bench.rows(
                        "Redis, slow by 50 ms and fast again",
                        () -> redis(wire.port()),
                        () -> wire.slow(50),
                        () -> wire.slow(0),
                        "≤ 1.05");
            }
        }
        try (Redis redis = new Redis();
                SlowProxy wire = new SlowProxy(redis.port())) {
            // the nodes come in turn
            Iterator<Integer> ports = Stream.iterate(
                            redis.port(), port -> port == redis.port() ? wire.port() : redis.port())
                    .iterator();
            bench.rows(
                    "Redis, slow by 50 ms for one node and fast again",
                    () -> redis(ports.next()),
                    () -> wire.slow(50),
                    () -> wire.slow(0),
                    "≤ 1.05");
        }
        DataSource database = Postgres.with(PostgresStore.class, "limits.sql");
        long postmaster = StoreFaults.postmaster(database);
        bench.rows(
                "PostgreSQL, frozen and back",
                () -> new PostgresStore(database, 4, BUDGET),
                () -> StoreFaults.signalAll("STOP", postmaster),
                () -> StoreFaults.signalAll("CONT", postmaster),
                "≤ 1.05");
    }

    private static LimitStore redis(int port) {
        RedisStore store = new RedisStore(RedisURI.create("redis://127.0.0.1:" + port), BUDGET);
        store.answers();
        return store;
    }

    /// A day's limit of which two thirds are gone when the store goes away, and one that refills all the time;
    /// twice as much is asked for as there is.
    private void rows(
            String name, Supplier<LimitStore> store, StoreFaults.Change harm, StoreFaults.Change repair, String wanted)
            throws Exception {
        for (String limit : List.of("6000/day burst 6000", "100/s burst 100")) {
            row(name, limit, 2 * (limit.contains("day") ? 6000 : 100 * millis / 1000), store, harm, repair, wanted);
        }
    }

    private void row(
            String name,
            String text,
            long asked,
            Supplier<LimitStore> store,
            StoreFaults.Change harm,
            StoreFaults.Change repair,
            String wanted)
            throws Exception {
        Gcra limit = (Gcra) LimitText.read(text);
        List<Ask> asks = List.of(new Ask("nodes " + name + text, List.of(limit), 1));
        AtomicLong admitted = new AtomicLong();
        AtomicLong byShares = new AtomicLong();
        List<ResilientCounter> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(new ResilientCounter(store.get(), new MemoryStore(10_000, Ticks.steady()), NODES));
        }
        for (ResilientCounter each : nodes) {
            warm(each);
        }
        long start = System.nanoTime();
        try (ExecutorService all = Executors.newFixedThreadPool(NODES * THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < NODES * THREADS; i++) {
                ResilientCounter node = nodes.get(i % NODES);
                running.add(all.submit(() -> ask(node, asks, asked / (NODES * THREADS), admitted, byShares)));
            }
            Thread.sleep(millis / 3);
            harm.make();
            Thread.sleep(millis / 3);
            repair.make();
            for (Future<?> each : running) {
                each.get();
            }
        }
        long passed = (System.nanoTime() - start) / 1_000_000;
        for (ResilientCounter each : nodes) {
            each.close();
        }
        long most = limit.burst() + limit.limit() * passed / (limit.period() / 1000);
        results.row(
                name, text, admitted.get(), byShares.get(), most, (double) admitted.get() / most, wanted);
    }

    /// Until the store is used and its code is compiled: a slow start is no fault of the store.
    private static void warm(ResilientCounter node) {
        long end = System.nanoTime() + 30_000_000_000L;
        for (int i = 0; (i < 2_000 || !node.isUp()) && System.nanoTime() < end; i++) {
            node.take(WARM, StoreDown.LOCAL);
        }
    }

    /// Spreads its calls evenly over the time.
    private Void ask(ResilientCounter node, List<Ask> asks, long calls, AtomicLong admitted, AtomicLong byShares)
            throws InterruptedException {
        long start = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            long due = start + i * millis * 1_000_000 / calls;
            long early = (due - System.nanoTime()) / 1_000_000;
            if (early > 0) {
                Thread.sleep(early);
            }
            Counter.Taken taken = node.take(asks, StoreDown.LOCAL);
            if (taken.decisions().get(0).admitted()) {
                admitted.incrementAndGet();
                byShares.addAndGet(taken.by() == CountedBy.SHARE ? 1 : 0);
            }
        }
        return null;
    }
}
