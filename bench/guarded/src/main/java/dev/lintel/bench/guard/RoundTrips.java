package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.postgres.PostgresStore;
import dev.lintel.guard.limit.redis.RedisStore;
import dev.lintel.guard.real.Postgres;
import dev.lintel.guard.real.Redis;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/// One decision over two windows by a shared store on this machine, guard's and Bucket4j's in turn.
final class RoundTrips {
    private static final Duration PATIENT = Duration.ofSeconds(5);
    private static final List<Limit> TWO = List.of(LimitText.read("1000000/s"), LimitText.read("40000000/h"));
    private static final BucketConfiguration THE_SAME = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(1_000_000).refillGreedy(1_000_000, Duration.ofSeconds(1)))
            .addLimit(limit -> limit.capacity(40_000_000).refillGreedy(40_000_000, Duration.ofHours(1)))
            .build();

    private RoundTrips() {}

    static void run(Results results, Scale scale) throws Exception {
        results.heads("one decision of a shared store, two windows", "p50 µs", "p99 µs", "a second, 8 threads", "wanted");
        Redis redis = Redis.shared();
        RedisClient client = RedisClient.create(redis.uri());
        try (RedisStore store = new RedisStore(redis.uri(), PATIENT)) {
            store.answers();
            ProxyManager<byte[]> peer = Bucket4jLettuce.casBasedBuilder(client).build();
            together(
                    results,
                    scale,
                    new Side("guard, Redis", i -> guard(i, store::take)),
                    new Side("Bucket4j, Redis", i -> peer.getProxy(
                                    ("bucket " + i).getBytes(StandardCharsets.US_ASCII), () -> THE_SAME)
                            .tryConsumeAndReturnRemaining(1)
                            .isConsumed()));
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
        DataSource database = Postgres.with(PostgresStore.class, "limits.sql");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table bucket (id bigint primary key, state bytea, expires_at bigint)");
        }
        try (PostgresStore store = new PostgresStore(database, 8, PATIENT)) {
            ProxyManager<Long> peer =
                    Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database).build();
            together(
                    results,
                    scale,
                    new Side("guard, PostgreSQL", i -> guard(i, store::take)),
                    new Side("Bucket4j, PostgreSQL", i -> peer.getProxy((long) i, () -> THE_SAME)
                            .tryConsumeAndReturnRemaining(1)
                            .isConsumed()));
        }
    }

    private static boolean guard(int i, Exact.Taking store) {
        try {
            return store.take(List.of(new Ask("key " + i, TWO, 1))).get(0).admitted();
        } catch (StoreUnavailable down) {
            throw new IllegalStateException(down);
        }
    }

    private static void together(Results results, Scale scale, Side... sides) throws Exception {
        int rounds = scale.of(10, 2);
        int calls = scale.of(2_000, 200);
        for (Side side : sides) {
            side.alone(calls);
            side.eight(calls);
        }
        for (int i = 0; i < rounds; i++) {
            Side first = sides[i % 2];
            Side second = sides[1 - i % 2];
            first.measure(calls);
            second.measure(calls);
        }
        for (Side side : sides) {
            long[] sorted = side.nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            results.row(
                    side.name,
                    sorted[sorted.length / 2] / 1000.0,
                    sorted[sorted.length * 99 / 100] / 1000.0,
                    Math.round(Requests.median(side.throughput)),
                    side.name.startsWith("guard") ? "one round trip: not slower than the peer" : "");
        }
    }

    /// One of two that are compared.
    private static final class Side {
        private final String name;
        private final IntFunction<Boolean> take;
        private final List<long[]> nanos = new ArrayList<>();
        private final List<Double> throughput = new ArrayList<>();

        Side(String name, IntFunction<Boolean> take) {
            this.name = name;
            this.take = take;
        }

        void measure(int calls) throws Exception {
            nanos.add(alone(calls));
            throughput.add(eight(calls));
        }

        long[] alone(int calls) {
            long[] each = new long[calls];
            for (int i = 0; i < calls; i++) {
                long start = System.nanoTime();
                admitted(i % 1000);
                each[i] = System.nanoTime() - start;
            }
            return each;
        }

        double eight(int calls) throws Exception {
            long start = System.nanoTime();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<?>> running = new ArrayList<>();
                for (int thread = 0; thread < 8; thread++) {
                    int from = thread * 1000;
                    running.add(threads.submit(() -> {
                        for (int i = 0; i < calls; i++) {
                            admitted(from + i % 1000);
                        }
                    }));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            }
            return calls * 8 / ((System.nanoTime() - start) / 1e9);
        }

        private void admitted(int key) {
            if (!take.apply(key)) {
                throw new IllegalStateException(name + " refuses, and its limit is far away");
            }
        }
    }
}
