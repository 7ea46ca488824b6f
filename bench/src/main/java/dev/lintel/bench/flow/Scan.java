package dev.lintel.bench.flow;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.JsonTree;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reviews of folders, as SARIF files and as what they say.
final class Scan {
    private static final Pattern CWE = Pattern.compile("CWE-(\\d+)");
    /// Exit 2 says that something could not be read; what was found is told all the same.
    private static final int INCOMPLETE = 2;

    private Scan() {}

    /// @param file relative to the folder that was reviewed
    record Spot(String file, int line) {}

    /// @param guilty the place that has to change
    /// @param all that one and the others of the chain
    /// @param routes all ways in that have this fault, the chain shows one of them
    record Result(String rule, String level, Set<Integer> cwes, Spot guilty, List<Spot> all, List<String> routes) {
        boolean grave() {
            return level.equals("error");
        }
    }

    /// A checkout, or a line in the record that it is skipped.
    static Optional<Path> folder(Results results, String name) throws IOException {
        Checkout checkout = Checkout.named(name);
        if (checkout.folder().isEmpty()) {
            results.say("\nskipped: " + name + " (no checkout under LINTEL_CORPUS)");
        }
        return checkout.folder();
    }

    /// @param name of the report's file
    static Path sarif(Path folder, String name) throws IOException {
        Path report = Place.cache("flow").resolve(name + ".sarif");
        Files.deleteIfExists(report);
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("review", folder.toString(), "--format", "sarif", "--output", report.toString()));
        Path log = Place.cache("flow").resolve(name + ".log");
        Shell.runAllowing(INCOMPLETE, command, folder, log);
        if (!Files.exists(report)) {
            throw new IOException("no report of " + folder + ", see " + log);
        }
        return report;
    }

    /// The route of each handler, `Class.method` in its file; handlers with several have the last.
    static Map<String, String> handlers(Path folder, String name) throws IOException {
        Path report = Place.cache("flow").resolve(name + "-map.json");
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("map", folder.toString(), "--format", "json", "--output", report.toString()));
        Shell.runAllowing(INCOMPLETE, command, folder, Place.cache("flow").resolve(name + "-map.log"));
        Map<String, String> handlers = new HashMap<>();
        for (JsonTree entry : JsonTree.of(report).at("entries").elements()) {
            if (entry.fields().containsKey("handler") && entry.fields().containsKey("file")) {
                handlers.put(
                        entry.at("entry").text(),
                        entry.at("file").text() + " " + entry.at("handler").text());
            }
        }
        return handlers;
    }

    static List<Result> results(Path sarif) throws IOException {
        List<Result> results = new ArrayList<>();
        for (JsonTree run : JsonTree.of(sarif).at("runs").elements()) {
            Map<String, Set<Integer>> rules = new HashMap<>();
            for (JsonTree rule : run.at("tool").at("driver").at("rules").elements()) {
                rules.put(rule.at("id").text(), cwes(rule));
            }
            for (JsonTree each : run.at("results").elements()) {
                if (!each.fields().containsKey("suppressions")) {
                    results.add(result(each, rules));
                }
            }
        }
        return results;
    }

    private static Set<Integer> cwes(JsonTree rule) {
        Set<Integer> cwes = new LinkedHashSet<>();
        for (JsonTree tag : rule.at("properties").at("tags").elements()) {
            Matcher number = CWE.matcher(tag.text());
            if (number.matches()) {
                cwes.add(Integer.parseInt(number.group(1)));
            }
        }
        return cwes;
    }

    private static Result result(JsonTree tree, Map<String, Set<Integer>> rules) {
        List<JsonTree> locations = new ArrayList<>(tree.at("locations").elements());
        locations.addAll(tree.at("relatedLocations").elements());
        List<Spot> spots = locations.stream().map(Scan::spot).toList();
        String rule = tree.at("ruleId").text();
        List<String> routes = tree.at("properties").at("routes").elements().stream()
                .map(JsonTree::text)
                .toList();
        return new Result(
                rule, tree.at("level").text(), rules.getOrDefault(rule, Set.of()), spots.getFirst(), spots, routes);
    }

    private static Spot spot(JsonTree location) {
        JsonTree place = location.at("physicalLocation");
        return new Spot(
                place.at("artifactLocation").at("uri").text(),
                Integer.parseInt(place.at("region").at("startLine").text()));
    }

    /// Runs one of the scorers and records what it prints.
    static List<String> score(Results results, String script, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "python3", Place.bench().resolve("scorers").resolve(script).toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path log = Place.cache("flow").resolve(script + ".log");
        Shell.runAllowing(1, command, Place.bench(), log);
        List<String> lines = Files.readAllLines(log);
        results.say("");
        results.say("```");
        lines.forEach(results::say);
        results.say("```");
        return lines;
    }
}
