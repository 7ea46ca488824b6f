package dev.lintel.bench.review;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Cold;
import dev.lintel.bench.Cost;
import dev.lintel.bench.MainSources;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `bench/review [--runs N] [--only start,NAME,..] [--no-record]`
public final class ReviewBench {
    private static final List<String> CHECKOUTS = List.of("mall", "fineract");

    /// From here on a backend counts as one of the larger, for which the ratios are to be reached.
    private static final long LARGER = 50_000;

    private static final String LARGEST = "fineract";
    private static final double LARGEST_MEMORY = 1.2 * 1024;

    private record Measured(Input input, long lines, Map<String, Cost> medians) {
        Cost lintel() {
            return medians.get(Peers.LINTEL);
        }

        double secondsPer100k() {
            return lintel().wall() * 100_000 / lines;
        }
    }

    private ReviewBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words);
        int runs = arguments.runs(3);
        Results results = new Results("review");
        results.say("- against " + Peers.versions() + "; medians of " + runs + " cold runs, alternating");
        if (arguments.wants("start")) {
            StartUp.measure(results, Math.max(runs, 10));
        }
        List<String> skipped = new ArrayList<>();
        List<Measured> all = new ArrayList<>();
        for (Input input : inputs(arguments, skipped)) {
            all.add(measure(input, runs));
        }
        if (!all.isEmpty()) {
            costs(results, all);
            targets(results, all);
        }
        skipped.forEach(name -> results.say("\nskipped: " + name + " (no checkout under LINTEL_CORPUS)"));
        if (arguments.records()) {
            results.append();
        }
    }

    private static List<Input> inputs(Arguments arguments, List<String> skipped) throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (List<String> row : Input.artifacts()) {
            if (arguments.wants(row.getFirst())) {
                inputs.add(Input.artifact(row));
            }
        }
        for (String name : CHECKOUTS) {
            if (arguments.wants(name)) {
                Optional<Input> input = Input.checkout(name);
                input.ifPresentOrElse(inputs::add, () -> skipped.add(name));
            }
        }
        return inputs;
    }

    private static Measured measure(Input input, int runs) throws IOException, InterruptedException {
        Path out = Files.createDirectories(Place.cache("reports").resolve(input.name()));
        MainSources sources = MainSources.of(input.folder());
        return new Measured(
                input, sources.lines(), Cold.alternating(Peers.commands(input, sources.files(), out), runs, out));
    }

    private static void costs(Results results, List<Measured> all) {
        results.heads(
                "input",
                "from",
                "lines",
                "tool",
                "wall s",
                "CPU s",
                "peak MiB",
                "exit",
                "wall / Lintel's",
                "CPU / Lintel's",
                "peak / Lintel's");
        for (Measured each : all) {
            Cost lintel = each.lintel();
            each.medians()
                    .forEach((tool, cost) -> results.row(
                            each.input().name(),
                            each.input().origin(),
                            each.lines(),
                            tool,
                            cost.wall(),
                            cost.cpu(),
                            cost.peak(),
                            cost.exit(),
                            cost.wall() / lintel.wall(),
                            cost.cpu() / lintel.cpu(),
                            cost.peak() / lintel.peak()));
        }
    }

    private static void targets(Results results, List<Measured> all) {
        results.heads("to reach", "measured", "wanted", "");
        for (Measured each : all) {
            if (each.lines() >= LARGER) {
                faster(results, each, Peers.PMD, 3);
                faster(results, each, Peers.SPOTBUGS, 10);
                withoutFlow(results, each);
            }
            results.row(each.input().name() + ": seconds per 100k lines", each.secondsPer100k(), "do not grow", "");
            if (each.input().name().equals(LARGEST)) {
                results.target(LARGEST + ": peak MiB", each.lintel().peak(), "≤", LARGEST_MEMORY);
            }
        }
    }

    private static void faster(Results results, Measured measured, String peer, double wanted) {
        Cost cost = measured.medians().get(peer);
        if (cost != null && (Peers.failed(peer, cost) || Peers.failed(Peers.LINTEL, measured.lintel()))) {
            results.row(measured.input().name() + ": " + peer, "a run failed", "≥ " + wanted, "not measured");
        } else if (cost != null) {
            results.target(
                    measured.input().name() + ": wall of " + peer + " / Lintel's",
                    cost.wall() / measured.lintel().wall(),
                    "≥",
                    wanted);
        }
    }

    /// For the record: the bars are those of a review with all practices.
    private static void withoutFlow(Results results, Measured measured) {
        Cost ours = measured.medians().get(Peers.WITHOUT_FLOW);
        Cost pmd = measured.medians().get(Peers.PMD);
        if (ours == null || pmd == null || Peers.failed(Peers.WITHOUT_FLOW, ours) || Peers.failed(Peers.PMD, pmd)) {
            return;
        }
        results.row(
                measured.input().name() + ": wall of PMD / that of " + Peers.WITHOUT_FLOW,
                pmd.wall() / ours.wall(),
                "for the record",
                "");
    }
}
