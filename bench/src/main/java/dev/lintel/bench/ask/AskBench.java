package dev.lintel.bench.ask;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bench/ask`: where sentences go, what the five scenes name, how long the answers to agents are, and how soon
/// they know of a change.
public final class AskBench {
    private static final double AT_ONCE = 80;
    private static final double RIGHT = 97;
    private static final double HOLDS = 95;

    private AskBench() {}

    /// `--part routing`, `hands`, `questions`, `scenes`, `tokens` or `change`; all six without it. `--sentences FILE`
    /// routes those of another file in the place of ours.
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        int at = words.indexOf("--part");
        String part = at < 0 ? "" : words.get(at + 1);
        Results results = new Results("ask");
        if (part.isEmpty() || part.equals("routing")) {
            int given = words.indexOf("--sentences");
            routing(results, given < 0 ? ours() : Path.of(words.get(given + 1)));
        }
        if (part.isEmpty() || part.equals("hands")) {
            HandsPart.run(results);
        }
        if (part.isEmpty() || part.equals("questions")) {
            QuestionsPart.run(results);
        }
        if (part.isEmpty() || part.equals("scenes")) {
            ScenesPart.run(results);
        }
        if (part.isEmpty() || part.equals("tokens")) {
            TokensPart.run(results);
        }
        if (part.isEmpty() || part.equals("change")) {
            ChangePart.run(results);
        }
        if (!words.contains("--no-record")) {
            results.append();
        }
    }

    /// On the example shop.
    static Architect architect() throws IOException, UsageProblem {
        return Repository.open(
                        Place.bench().resolveSibling("examples").resolve("shop").toString())
                .architect();
    }

    private static void routing(Results results, Path file) throws IOException, UsageProblem {
        Architect architect = architect();
        Map<String, Tally> halves = new TreeMap<>();
        for (String line : sentences(file)) {
            String[] cells = line.split("\t", 5);
            halves.computeIfAbsent(cells[1], _ -> new Tally()).add(cells[2], cells[3], architect.route(cells[4]));
        }
        results.say("- " + Place.bench().relativize(file.toAbsolutePath())
                + ", on examples/shop, without a model; dev is learned from");
        results.say("");
        results.heads(
                "sentences",
                "number",
                "answered at once %",
                "right of those %",
                "choice holds it %",
                "refused rightly %");
        halves.forEach((half, tally) -> results.row(
                half,
                tally.size(),
                tally.answeredAtOnce(),
                tally.rightOfThose(),
                tally.choiceHolds(),
                tally.refusedRightly()));
        results.heads("to reach", "measured", "wanted", "");
        Tally heldOut = halves.getOrDefault("held-out", new Tally());
        results.target("held-out: answered at once, %", heldOut.answeredAtOnce(), "≥", AT_ONCE);
        results.target("held-out: right of those, %", heldOut.rightOfThose(), "≥", RIGHT);
        results.target("held-out: the choice holds the right one, %", heldOut.choiceHolds(), "≥", HOLDS);
    }

    private static Path ours() {
        return Place.bench().resolve("sentences").resolve("ask.tsv");
    }

    private static List<String> sentences(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
