package dev.lintel.bench.flow;

import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A tree without a truth: what is found is counted by practice, so that a change is seen.
final class Smoke {
    private Smoke() {}

    static void measure(Results results, String name) throws IOException {
        Optional<Path> folder = Scan.folder(results, name);
        if (folder.isEmpty()) {
            return;
        }
        Map<String, Long> byRule = new TreeMap<>(Scan.results(Scan.sarif(folder.get(), name)).stream()
                .filter(each -> each.rule().startsWith("sec-"))
                .collect(Collectors.groupingBy(Scan.Result::rule, Collectors.counting())));
        results.say("\n" + name + ", counted only:");
        results.heads("practice", "findings");
        byRule.forEach(results::row);
    }
}
