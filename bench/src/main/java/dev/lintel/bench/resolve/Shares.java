package dev.lintel.bench.resolve;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Cold;
import dev.lintel.bench.Cost;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The share of calls whose owner is known without any jar of the project, and what resolving costs beside parsing.
final class Shares {
    /// @param wanted share in percent
    /// @param seen whether the tree was looked at when the archive's libraries were chosen
    private record Tree(String name, double wanted, boolean seen) {}

    private record Measured(Tree tree, long[] figures, Map<String, Cost> medians) {
        double knownOwner() {
            return 100.0 * (figures[1] + figures[2]) / total();
        }

        long total() {
            return figures[1] + figures[2] + figures[3] + figures[4];
        }

        double times() {
            return medians.get("resolve").wall() / medians.get("parse").wall();
        }
    }

    private static final List<Tree> TREES = List.of(
            new Tree("spring-petclinic-rest", 90, true),
            new Tree("databasir", 88, false),
            new Tree("apollo", 88, false),
            new Tree("mall", 97, true),
            new Tree("BenchmarkJava", 97, true),
            new Tree("fineract", 88, true));

    /// What the launcher gives the tool.
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss64m");

    private Shares() {}

    static void measure(Results results, Arguments arguments, int runs) throws IOException, InterruptedException {
        List<Measured> all = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Tree tree : TREES) {
            if (arguments.wants(tree.name())) {
                Checkout checkout = Checkout.named(tree.name());
                Optional<Path> folder = checkout.folder();
                if (folder.isEmpty()) {
                    skipped.add(tree.name());
                    continue;
                }
                checkout.otherCommit()
                        .ifPresent(found -> results.say(
                                "- " + tree.name() + " stands at " + found + ", NOT at the table's commit"));
                all.add(measure(tree, folder.get(), runs));
            }
        }
        results.heads(
                "tree",
                "chosen by it",
                "files",
                "calls",
                "exact",
                "owner only",
                "name only",
                "unknown",
                "known owner %",
                "wanted %",
                "");
        for (Measured each : all) {
            long[] n = each.figures();
            results.row(
                    each.tree().name(),
                    each.tree().seen() ? "yes" : "no",
                    n[0],
                    each.total(),
                    n[1],
                    n[2],
                    n[3],
                    n[4],
                    each.knownOwner(),
                    each.tree().wanted(),
                    each.knownOwner() >= each.tree().wanted() ? "met" : "missed");
        }
        results.heads(
                "tree",
                "parse s",
                "parse CPU s",
                "parse + resolve s",
                "CPU s",
                "peak MiB",
                "wall ratio",
                "CPU ratio",
                "wanted",
                "");
        for (Measured each : all) {
            Cost parse = each.medians().get("parse");
            Cost resolve = each.medians().get("resolve");
            results.row(
                    each.tree().name(),
                    parse.wall(),
                    parse.cpu(),
                    resolve.wall(),
                    resolve.cpu(),
                    resolve.peak(),
                    each.times(),
                    resolve.cpu() / parse.cpu(),
                    "≤ 2",
                    each.times() <= 2 ? "met" : "missed");
        }
        skipped.forEach(name -> results.say("\nskipped: " + name + " (no checkout under LINTEL_CORPUS)"));
    }

    private static Measured measure(Tree tree, Path folder, int runs) throws IOException, InterruptedException {
        Path logs = Place.cache("resolve").resolve(tree.name());
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (String mode : List.of("parse", "resolve")) {
            List<String> command = new ArrayList<>(List.of(Place.jdk("java")));
            command.addAll(FLAGS);
            command.addAll(List.of(
                    "-Dlintel.signatures=" + System.getProperty("lintel.signatures"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    OneTree.class.getName(),
                    mode,
                    folder.toString()));
            commands.put(mode, command);
        }
        Map<String, Cost> medians = Cold.alternating(commands, runs, logs);
        String line = Files.readAllLines(logs.resolve("resolve.log")).getLast(); // libraries may say something before
        if (!line.matches("\\d+( \\d+){4}")) {
            throw new IOException(tree.name() + " could not be resolved: " + line);
        }
        long[] figures =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Measured(tree, figures, medians);
    }
}
