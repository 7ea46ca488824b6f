package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What one decision of this node takes: memory by key, and time.
final class Decisions {
    private Decisions() {}

    static void memory(Results results, Scale scale) {
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

    static void time(Results results, Scale scale) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(Parts.class.getSimpleName()).verbosity(VerboseMode.SILENT);
        if (scale.quick()) {
            options.forks(1).warmupIterations(1).measurementIterations(1).measurementTime(TimeValue.milliseconds(200));
        }
        Collection<RunResult> runs = new Runner(options.build()).run();
        results.say("");
        results.say("Keys are taken out of as many strings in memory; OfRequest makes the key's text from a number, as a filter"
                + " does for each request, and that is part of its time.");
        results.heads("one local decision, two windows", "keys", "ns", "± 99.9 %", "wanted");
        for (RunResult run : runs) {
            String name = run.getParams().getBenchmark().replaceFirst(".*\\.", "");
            String keys = run.getParams().getParam("keys");
            results.row(
                    name,
                    keys,
                    run.getPrimaryResult().getScore(),
                    run.getPrimaryResult().getScoreError(),
                    name.startsWith("guard") && keys.equals("65536") ? "≤ 300" : "");
        }
    }
}
