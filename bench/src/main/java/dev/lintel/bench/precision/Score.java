package dev.lintel.bench.precision;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.MainSources;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `bench/precision/score [--part verdicts|density] [--only NAME,..] [--no-record]`: the share of true findings
/// by the verdicts kept here, and how many findings there are per 1,000 lines. `unclear` counts as not true.
public final class Score {
    private static final double WANTED = 85;

    private Score() {}

    public static void main(String[] words) throws IOException {
        Arguments arguments = Arguments.of(words, "part");
        String part = arguments.value("part", "");
        Results results = new Results("precision");
        if (!part.equals("density")) {
            verdicts(results, Verdict.all());
        }
        if (!part.equals("verdicts")) {
            density(results, arguments);
        }
        if (arguments.records()) {
            results.append();
        }
    }

    private static void verdicts(Results results, List<Verdict> all) {
        shares(results, "repository", all, Verdict::repository);
        shares(results, "practice", all, Verdict::practice);
    }

    private static void shares(Results results, String head, List<Verdict> all, Function<Verdict, String> by) {
        results.heads(head, "judged", "true", "false", "unclear", "not judged yet", "precision %", "wanted %");
        Map<String, List<Verdict>> groups = new TreeMap<>(all.stream().collect(Collectors.groupingBy(by)));
        groups.forEach((name, verdicts) -> share(results, name, verdicts));
        share(results, "in all", all);
    }

    private static void share(Results results, String name, List<Verdict> verdicts) {
        List<Verdict> judged = verdicts.stream().filter(Verdict::isJudged).toList();
        long right = judged.stream().filter(Verdict::isTrue).count();
        long wrong =
                judged.stream().filter(each -> each.ruling().equals("false")).count();
        Object precision = judged.isEmpty() ? "-" : 100.0 * right / judged.size();
        results.row(
                name,
                judged.size(),
                right,
                wrong,
                judged.size() - right - wrong,
                verdicts.size() - judged.size(),
                precision,
                "≥ " + WANTED);
    }

    private static void density(Results results, Arguments arguments) throws IOException {
        List<String> skipped = new ArrayList<>();
        results.heads("tree", "lines", "critical", "high", "medium", "low", "info", "per 1,000 lines");
        for (Checkout checkout : Checkout.all()) {
            if (!arguments.wants(checkout.name())) {
                continue;
            }
            Optional<Path> folder = checkout.folder();
            if (folder.isEmpty()) {
                skipped.add(checkout.name());
                continue;
            }
            Map<String, Long> byRisk =
                    Found.in(folder.get()).stream().collect(Collectors.groupingBy(Found::risk, Collectors.counting()));
            long lines = MainSources.of(folder.get()).lines();
            long all = byRisk.values().stream().mapToLong(each -> each).sum();
            results.row(
                    checkout.name(),
                    lines,
                    count(byRisk, "critical"),
                    count(byRisk, "high"),
                    count(byRisk, "medium"),
                    count(byRisk, "low"),
                    count(byRisk, "info"),
                    1000.0 * all / lines);
        }
        skipped.forEach(name -> results.say("\nskipped: " + name + " (no checkout under LINTEL_CORPUS)"));
    }

    private static long count(Map<String, Long> byRisk, String risk) {
        return byRisk.getOrDefault(risk, 0L);
    }
}
