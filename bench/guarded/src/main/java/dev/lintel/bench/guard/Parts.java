package dev.lintel.bench.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One local decision over two windows, for one of many keys: guard's and Bucket4j's behind Caffeine. Both tell
/// what remains and how long to wait. Once with keys that lie in memory, one of many strings, so that reading the
/// key is a walk through memory of its own; and once as a filter does it, which makes the key's text for the
/// request.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class Parts {
    @Param({"1", "65536"})
    int keys;

    private final List<Limit> two = List.of(LimitText.read("1000000/s"), LimitText.read("40000000/h"));
    private String[] names = {};
    private MemoryStore store = new MemoryStore(1, () -> 1);
    private Cache<String, Bucket> buckets = Caffeine.newBuilder().build();
    private int next;

    @Setup
    public void fill() {
        names = new String[keys];
        store = new MemoryStore(1_000_000, Ticks.steady());
        buckets = Caffeine.newBuilder().maximumSize(1_000_000).build();
        for (int i = 0; i < keys; i++) {
            names[i] = "api/bb/address:10." + (i >> 8 & 255) + "." + (i & 255) + ".7";
        }
    }

    private String key() {
        // a large odd step visits all keys of a power of two, and not in the order of memory
        next += 0x9e3779b1;
        return names[(next >>> 1) & keys - 1];
    }

    @Benchmark
    public List<Decision> guard() {
        return store.take(List.of(new Ask(key(), two, 1)));
    }

    @Benchmark
    public ConsumptionProbe bucket4j() {
        return buckets.get(key(), each -> bucket()).tryConsumeAndReturnRemaining(1);
    }

    private String address() {
        next += 0x9e3779b1;
        int client = (next >>> 1) & keys - 1;
        return "10." + (client >> 8) + "." + (client & 255) + ".7";
    }

    /// What of the next two is not the decision.
    @Benchmark
    public String onlyTheAddress() {
        return address();
    }

    @Benchmark
    public List<Decision> guardOfRequest() {
        return store.take(List.of(new Ask("api/bb/address:" + address(), two, 1)));
    }

    @Benchmark
    public ConsumptionProbe bucket4jOfRequest() {
        return buckets.get(address(), each -> bucket()).tryConsumeAndReturnRemaining(1);
    }

    static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(1_000_000).refillGreedy(1_000_000, Duration.ofSeconds(1)))
                .addLimit(limit -> limit.capacity(40_000_000).refillGreedy(40_000_000, Duration.ofHours(1)))
                .build();
    }
}
