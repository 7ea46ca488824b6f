package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// `bench/guard`: the parts, then a service with guard beside the same one without, in turn and in pairs turned round
/// (ABBA), so that whatever else the machine does falls on both.
public final class GuardBench {
    private static final int PAIRS = 10;

    private final Results results;
    private final boolean quick;

    private GuardBench(Results results, boolean quick) {
        this.results = results;
        this.quick = quick;
    }

    public static void main(String... arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        Results results = new Results("guard");
        GuardBench bench = new GuardBench(results, quick);
        bench.memory();
        bench.parts();
        bench.requests();
        if (!quick) {
            results.append();
        }
    }

    private void memory() {
        results.say("- Spring Boot 4.0.9, Bucket4j 8.19.0 with Caffeine, two windows each");
        results.heads("keys", "bytes a key", "table, MB", "wanted");
        List<Limit> two = List.of(LimitText.read("10/s"), LimitText.read("600/h"));
        for (int keys : new int[] {65_536, 1_000_000}) {
            MemoryStore store = new MemoryStore(1_000_000, Ticks.steady());
            for (int i = 0; i < keys; i++) {
                store.take(List.of(new Ask("key " + i, two, 1)));
            }
            results.row(keys, store.bytes() / keys, store.bytes() / 1e6, keys == 65_536 ? "≤ 128 bytes" : "≤ 128 MB");
        }
    }

    private void parts() throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(Parts.class.getSimpleName()).verbosity(VerboseMode.SILENT);
        if (quick) {
            options.forks(1).warmupIterations(1).measurementIterations(1).measurementTime(TimeValue.milliseconds(200));
        }
        Collection<RunResult> runs = new Runner(options.build()).run();
        results.heads("one local decision, two windows", "keys", "ns", "± 99.9 %");
        for (RunResult run : runs) {
            results.row(
                    run.getParams().getBenchmark().replaceFirst(".*\\.", ""),
                    run.getParams().getParam("keys"),
                    run.getPrimaryResult().getScore(),
                    run.getPrimaryResult().getScoreError());
        }
    }

    private void requests() throws Exception {
        String off = "spring.autoconfigure.exclude=dev.lintel.guard.boot.LimitsAutoConfiguration,"
                + "dev.lintel.guard.boot.AccessAutoConfiguration";
        String high = "lintel.guard.limits.per-address=1000000/s burst 1000000";
        try (Started plain = Started.with(off);
                Started guarded = Started.with(high, "lintel.guard.limits.per-user=40000000/h");
                Started bucket4j = Started.with(off, "bench.bucket4j=true");
                Started refusing = Started.with("lintel.guard.limits.per-address=1/h")) {
            for (Started each : List.of(plain, guarded, bucket4j, refusing)) {
                each.microsPerRequest(quick ? 500 : 12_000);
            }
            results.heads("service", "CPU us a request, median", "more than plain, median of " + PAIRS + " pairs", "wanted");
            double base = 0;
            for (Started other : List.of(guarded, bucket4j)) {
                List<Double> own = new ArrayList<>();
                List<Double> more = new ArrayList<>();
                List<Double> without = new ArrayList<>();
                for (int i = 0; i < PAIRS; i++) {
                    boolean turned = i % 2 == 1;
                    double first = (turned ? other : plain).microsPerRequest(time());
                    double second = (turned ? plain : other).microsPerRequest(time());
                    own.add(turned ? first : second);
                    without.add(turned ? second : first);
                    more.add(turned ? first - second : second - first);
                }
                base = median(without);
                String wanted = other == guarded ? "≤ 10" : "";
                results.row(other == guarded ? "guard" : "Bucket4j in a filter", median(own), median(more), wanted);
            }
            List<Double> refused = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                refused.add(refusing.microsPerRequest(time()));
            }
            results.row("plain", base, "", "");
            results.row("refused by guard, whole request", median(refused), "", "");
            results.heads("start, CPU s to the first answer", "plain", "guard");
            results.row("one start", plain.secondsToAnswer(), guarded.secondsToAnswer());
        }
    }

    private long time() {
        return quick ? 200 : 3_000;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return IntStream.of(middle, (sorted.size() - 1) / 2)
                .mapToDouble(sorted::get)
                .average()
                .orElseThrow();
    }
}
