package dev.lintel.bench.flow;

import dev.lintel.bench.JsonTree;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.flow.transform.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// OWASP Benchmark 1.2 by its official score, as it is and written anew.
final class Owasp {
    static final String NAME = "BenchmarkJava";

    private static final double YOUDEN = 0.95;
    private static final double FALSE_ALARMS = 0.03;
    private static final double EACH = 0.85;

    private Owasp() {}

    static void original(Results results) throws IOException {
        Optional<Path> folder = Scan.folder(results, NAME);
        if (folder.isPresent()) {
            results.say("\nOWASP Benchmark 1.2 as it is:");
            score(results, "owasp", Scan.sarif(folder.get(), "owasp"), folder.get());
        }
    }

    static void transformed(Results results, long seed) throws IOException {
        Optional<Path> folder = Scan.folder(results, NAME);
        if (folder.isEmpty()) {
            return;
        }
        Path target = Place.cache("transformed").resolve("owasp");
        clear(target);
        Transformer.Outcome outcome =
                new Transformer(seed, Maven.classPath(folder.get().resolve("pom.xml"))).write(folder.get(), target);
        results.say("\nOWASP Benchmark 1.2 written anew: " + outcome.original().size() + " files, all names new, "
                + outcome.reshaped() + " reshaped, " + outcome.refused()
                + " forms put back; files with compiler errors before "
                + outcome.brokenBefore() + ", after " + outcome.brokenAfter() + ":");
        Path sarif = Scan.sarif(target, "owasp-transformed");
        score(results, "owasp-transformed", named(sarif, outcome.original()), folder.get());
    }

    /// The report with the names that the truth knows.
    private static Path named(Path sarif, Map<String, String> original) throws IOException {
        Matcher uri = Pattern.compile("(\"uri\"\\s*:\\s*\")([^\"]*)(\")").matcher(Files.readString(sarif));
        String text = uri.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + original.getOrDefault(found.group(2), found.group(2)) + found.group(3)));
        return Files.writeString(sarif.resolveSibling("owasp-transformed-named.sarif"), text);
    }

    private static void score(Results results, String name, Path sarif, Path folder) throws IOException {
        Path figures = sarif.resolveSibling(name + ".json");
        Scan.score(results, "score_owasp.py", sarif, folder.resolve("expectedresults-1.2.csv"), "--json", figures);
        JsonTree tree = JsonTree.of(figures);
        results.heads("to reach", "measured", "wanted", "");
        results.about(name.endsWith("transformed") ? "OWASP Benchmark written anew" : "OWASP Benchmark");
        results.target("Youden, mean of the categories", figure(tree.at("overall"), "youden"), "≥", YOUDEN);
        results.target("false alarms, mean of the categories", figure(tree.at("overall"), "FPR"), "≤", FALSE_ALARMS);
        List<JsonTree> categories = tree.at("categories").elements();
        categories.stream()
                .min(Comparator.comparingDouble(each -> figure(each, "youden")))
                .ifPresent(worst -> results.target(
                        "worst category, " + worst.at("category").text(), figure(worst, "youden"), "≥", EACH));
    }

    private static double figure(JsonTree tree, String name) {
        return Double.parseDouble(tree.at(name).text());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
