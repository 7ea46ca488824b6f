package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.guard.limit.postgres.PostgresStore;
import dev.lintel.guard.limit.redis.RedisStore;
import dev.lintel.guard.real.Postgres;
import dev.lintel.guard.real.Redis;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import io.lettuce.core.RedisURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;

/// Many threads in several processes want all that a limit gives: never one over what it promises, never one under.
/// Limits of a day run out once; those of a second refill all the time, and over the whole run they give the burst
/// and what refilled.
public final class Exact {
    private static final List<String> LIMITS = List.of(
            "1/day burst 1",
            "10/day burst 10",
            "1000/day burst 1000",
            "1/s burst 1",
            "10/s burst 10",
            "1000/s burst 1000");
    private static final String[] HEADS = {
        "store", "processes", "limit", "admitted", "promised, at most", "over", "wanted", "under, of a day's", "unanswered"
    };
    private static final int THREADS = 64;
    private static final int PROCESSES = 4;

    private Exact() {}

    /// A store that may fail.
    @FunctionalInterface
    interface Taking {
        List<Decision> take(List<Ask> asks) throws StoreUnavailable;
    }

    static void run(Results results, Scale scale) throws Exception {
        int seconds = scale.campaignSeconds();
        results.say("");
        results.say(THREADS + " threads, " + seconds + " s each store; over = admitted beyond the promise.");
        results.heads(HEADS);
        MemoryStore memory = new MemoryStore(10_000, Ticks.steady());
        rows(results, "memory", 0, List.of(Campaign.run(memory::take, THREADS, seconds)));
        shared(results, "Redis", "redis://127.0.0.1:" + Redis.shared().port(), seconds);
        String url = Postgres.freshUrl();
        Postgres.run(Postgres.pool(url, 1), PostgresStore.class, "limits.sql");
        shared(results, "PostgreSQL", url, seconds);
        stepped(results, seconds);
    }

    /// What is promised counts each step forth as time that passed. Shared stores take the time of their server,
    /// which no bench may set; what they answer to a time that steps is compared by the committed traces.
    private static void stepped(Results results, int seconds) throws Exception {
        try (SteppedClock clock = new SteppedClock(Ticks.steady())) {
            MemoryStore memory = new MemoryStore(10_000, clock);
            Campaign campaign = Campaign.run(memory::take, THREADS, seconds);
            results.say("");
            results.say("The clock set back and forth by up to " + SteppedClock.MOST_MILLIS + " ms, " + clock.steps()
                    + " times; each step forth counts as time that passed.");
            results.heads(HEADS);
            rows(results, "memory", clock.millisForth(), List.of(campaign));
        }
    }

    private static void shared(Results results, String store, String address, int seconds) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Exact.class.getName(),
                            address,
                            String.valueOf(THREADS / PROCESSES),
                            String.valueOf(seconds))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        List<Campaign> all = new ArrayList<>();
        for (Process each : processes) {
            all.add(campaign(each));
        }
        rows(results, store, 0, all);
    }

    private static Campaign campaign(Process process) throws IOException {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("campaign ")) {
                    return Campaign.of(line.substring(9));
                }
            }
        }
        throw new IllegalStateException("a process of the campaign ended without a count");
    }

    /// @param millisMore that the store's clock ran beyond the time that passed
    private static void rows(Results results, String store, long millisMore, List<Campaign> all) {
        long millis = all.stream().mapToLong(Campaign::end).max().orElseThrow()
                - all.stream().mapToLong(Campaign::start).min().orElseThrow()
                + millisMore;
        for (int i = 0; i < LIMITS.size(); i++) {
            int which = i;
            Gcra limit = (Gcra) LimitText.read(LIMITS.get(i));
            boolean day = limit.period() > Limit.SECOND;
            long most = limit.burst() + limit.limit() * millis / (limit.period() / 1000);
            long admitted = all.stream().mapToLong(each -> each.counts()[which]).sum();
            long unanswered = all.stream().mapToLong(each -> each.counts()[LIMITS.size()]).sum();
            results.row(
                    store,
                    all.size(),
                    LIMITS.get(i),
                    admitted,
                    most,
                    Math.max(0, admitted - most),
                    "0",
                    day ? most - admitted : "",
                    unanswered);
        }
    }

    /// Takes as one process of the campaign.
    ///
    /// @param arguments address of the store, threads, seconds
    public static void main(String... arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        Campaign campaign;
        if (arguments[0].startsWith("redis:")) {
            RedisStore store = new RedisStore(RedisURI.create(arguments[0]), Duration.ofSeconds(5));
            store.answers();
            campaign = Campaign.run(store::take, threads, seconds);
        } else {
            PostgresStore store = new PostgresStore(Postgres.pool(arguments[0], 8), 8, Duration.ofSeconds(5));
            campaign = Campaign.run(store::take, threads, seconds);
        }
        System.out.println("campaign " + campaign.line());
        System.exit(0);
    }

    /// What one process got.
    ///
    /// @param start milliseconds since 1970, before the first call
    /// @param end after the last
    /// @param counts what each limit gave, and how often the store did not answer
    record Campaign(long start, long end, long[] counts) {
        static Campaign run(Taking store, int threads, int seconds) throws Exception {
            AtomicLongArray admitted = new AtomicLongArray(LIMITS.size() + 1);
            List<Ask> asks = LIMITS.stream()
                    .map(each -> new Ask("exact " + each, List.of(LimitText.read(each)), 1))
                    .toList();
            long start = System.currentTimeMillis();
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
                List<Future<?>> running = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    int from = thread;
                    running.add(all.submit(() -> {
                        for (int i = from; System.nanoTime() < end; i++) {
                            take(store, asks.get(i % asks.size()), i % asks.size(), admitted);
                        }
                    }));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            }
            long[] counts = new long[admitted.length()];
            Arrays.setAll(counts, admitted::get);
            return new Campaign(start, System.currentTimeMillis() + 1, counts);
        }

        private static void take(Taking store, Ask ask, int which, AtomicLongArray admitted) {
            try {
                if (store.take(List.of(ask)).get(0).admitted()) {
                    admitted.incrementAndGet(which);
                }
            } catch (StoreUnavailable down) {
                admitted.incrementAndGet(LIMITS.size());
            }
        }

        String line() {
            return start + " " + end + " "
                    + String.join(" ", Arrays.stream(counts).mapToObj(String::valueOf).toList());
        }

        static Campaign of(String line) {
            long[] all = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Campaign(all[0], all[1], Arrays.copyOfRange(all, 2, all.length));
        }
    }
}
