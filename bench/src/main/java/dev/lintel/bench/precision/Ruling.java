package dev.lintel.bench.precision;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `bench/precision/ruling [--only NAME,..] [--no-record]`: what a change gains and loses on findings that people
/// judged: true ones that are still found or not any more, false ones that are still there or gone, and how many of
/// high and critical risk nobody has judged yet.
public final class Ruling {
    private Ruling() {}

    public static void main(String[] words) throws IOException {
        Arguments arguments = Arguments.of(words);
        Results results = new Results("ruling");
        List<String> notes = new ArrayList<>();
        results.heads("repository", "true, found", "true, lost", "false, still said", "false, gone", "not judged");
        Map<String, List<Verdict>> byRepository = Verdict.all().stream()
                .filter(Verdict::isJudged)
                .collect(Collectors.groupingBy(Verdict::repository, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Verdict>> each : byRepository.entrySet()) {
            Optional<Checkout> checkout = Checkout.all().stream()
                    .filter(one -> one.repository().equals(each.getKey()))
                    .findFirst();
            Optional<Path> folder = checkout.flatMap(Checkout::folder);
            if (folder.isEmpty()) {
                notes.add("skipped: " + each.getKey() + " (no checkout under LINTEL_CORPUS)");
            } else if (arguments.wants(checkout.get().name())) {
                rule(results, notes, each.getKey(), each.getValue(), Found.in(folder.get()));
            }
        }
        notes.forEach(note -> results.say("\n" + note));
        if (arguments.records()) {
            results.append();
        }
    }

    private static void rule(
            Results results, List<String> notes, String repository, List<Verdict> verdicts, List<Found> found) {
        Set<String> places = found.stream().map(Ruling::key).collect(Collectors.toSet());
        Set<String> judged = verdicts.stream().map(Ruling::key).collect(Collectors.toSet());
        List<Verdict> right = verdicts.stream().filter(Verdict::isTrue).toList();
        List<Verdict> wrong =
                verdicts.stream().filter(each -> each.ruling().equals("false")).toList();
        List<Verdict> lost =
                right.stream().filter(each -> !places.contains(key(each))).toList();
        List<Verdict> still =
                wrong.stream().filter(each -> places.contains(key(each))).toList();
        long open = found.stream()
                .filter(Found::isGrave)
                .filter(each -> !judged.contains(key(each)))
                .count();
        results.row(
                repository, right.size() - lost.size(), lost.size(), still.size(), wrong.size() - still.size(), open);
        lost.forEach(each -> notes.add(repository + ", lost: " + key(each) + " (" + each.why() + ")"));
        still.forEach(each -> notes.add(repository + ", still false: " + key(each) + " (" + each.why() + ")"));
    }

    private static String key(Found found) {
        return found.practice() + " " + found.place();
    }

    private static String key(Verdict verdict) {
        return verdict.practice() + " " + verdict.place();
    }
}
