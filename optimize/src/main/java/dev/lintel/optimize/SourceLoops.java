package dev.lintel.optimize;

import dev.lintel.graph.Query.Language;
import dev.lintel.optimize.change.FetchTogether;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Asker;
import dev.lintel.optimize.trace.RowLoads.RowLoad;
import dev.lintel.practice.database.Associations;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Queries in loops as the sources alone show them: those in the code's own loops, and those that the mapping sends
/// for each row.
final class SourceLoops {
    private SourceLoops() {}

    /// One for each place, whoever comes by; the one that most come by first.
    static List<Observation> in(Askers askers) {
        Map<Span, List<Asker>> places = new LinkedHashMap<>();
        for (Asker each : askers.all()) {
            if (each.inLoop() && each.shape().kind() == Shape.Kind.SELECT) {
                places.computeIfAbsent(each.call(), _ -> new ArrayList<>()).add(each);
            }
        }
        return places.values().stream()
                .sorted(Comparator.comparingInt(
                        (List<Asker> passing) -> -entries(passing).size()))
                .map(SourceLoops::loop)
                .toList();
    }

    /// Writes that an object mapper sends one by one, unless it is told to send several at a time.
    static List<Asker> writes(Askers askers) {
        return askers.all().stream()
                .filter(each -> each.inLoop()
                        && each.query().language() == Language.BUILT_IN
                        && each.shape().mutates())
                .toList();
    }

    /// One for each place, whoever comes by.
    ///
    /// @param advice what sends them together
    static List<Observation> of(List<Asker> writes, String advice) {
        Map<Span, List<Asker>> places = new LinkedHashMap<>();
        writes.forEach(each ->
                places.computeIfAbsent(each.call(), _ -> new ArrayList<>()).add(each));
        return places.values().stream().map(passing -> write(passing, advice)).toList();
    }

    private static Observation write(List<Asker> passing, String advice) {
        Asker first = passing.getFirst();
        List<String> entries = entries(passing);
        return new Observation(
                Topic.QUERY_IN_LOOP,
                "%s is written once for each element of a loop, by %s%s, at %s%s: a round trip for each."
                        .formatted(
                                first.shape().mainTable().orElse("a row"),
                                entries.getFirst(),
                                entries.size() > 1 ? " and %d more".formatted(entries.size() - 1) : "",
                                first.call(),
                                around(first)),
                advice,
                0);
    }

    private static List<String> entries(List<Asker> passing) {
        return passing.stream().map(Asker::entry).distinct().toList();
    }

    private static Observation loop(List<Asker> passing) {
        Asker first = passing.getFirst();
        List<String> entries = entries(passing);
        String others = switch (entries.size() - 1) {
            case 0 -> "";
            case 1 -> " and " + entries.get(1);
            default -> " and %d other entries".formatted(entries.size() - 1);
        };
        return new Observation(
                Topic.QUERY_IN_LOOP,
                "%s is asked for once for each element of a loop, by %s%s, at %s%s."
                        .formatted(
                                first.shape().mainTable().orElse("a row"),
                                first.entry(),
                                others,
                                first.call(),
                                around(first)),
                together(first),
                0);
    }

    /// Where the loop stands, when that is not where the query is asked.
    private static String around(Asker asker) {
        return asker.loop()
                .filter(loop -> !loop.file().equals(asker.call().file())
                        || asker.call().line() < loop.line()
                        || asker.call().line() > loop.endLine())
                .map(", in the loop at %s"::formatted)
                .orElse("");
    }

    /// Where the code itself asks in the loop, no fetching of associations mends it.
    private static String together(Asker asker) {
        return switch (asker.query().language()) {
            case SQL, MAPPER -> "Ask once for all of them before the loop, with their keys in one list, or join them.";
            case BUILT_IN ->
                asker.query().text().equals("findById")
                        ? "Ask once for all of them before the loop: findAllById takes their keys in one list."
                        : "Ask once for all of them before the loop, with their keys in one list.";
            case DERIVED_NAME, JPQL, CRITERIA ->
                "Ask once for all of them before the loop, with a query that takes their values in one list (`in`).";
            case ASSOCIATION ->
                "Fetch them together: a join fetch or entity graph, a batch size, or one query with all keys.";
        };
    }

    /// What the mapping sends beside the statements in the code; what one repair mends is said once.
    static List<Observation> of(Map<FetchTogether, List<RowLoad>> byRepair) {
        List<Observation> all = new ArrayList<>();
        byRepair.forEach((repair, loads) -> {
            Map<String, List<RowLoad>> byAssociation = new LinkedHashMap<>();
            loads.forEach(each -> byAssociation
                    .computeIfAbsent(Associations.described(each.met()), _ -> new ArrayList<>())
                    .add(each));
            byAssociation.values().forEach(some -> all.add(load(some, repair)));
        });
        return all;
    }

    private static Observation load(List<RowLoad> loads, FetchTogether repair) {
        RowLoad first = loads.getFirst();
        Associations.Met met = first.met();
        String target =
                met.association().target().substring(met.association().target().lastIndexOf('.') + 1);
        List<String> entries = loads.stream()
                .flatMap(each -> each.entries().stream())
                .distinct()
                .toList();
        String fetched = loads.size() == 1 ? "the query does not fetch it" : loads.size() + " queries do not fetch it";
        return new Observation(
                Topic.QUERY_IN_LOOP,
                "%s %s, and %s: one more select for %s of the query at %s (%s%s)."
                        .formatted(
                                Associations.described(met),
                                first.read()
                                        .map(place -> "is read at %s for each row".formatted(place))
                                        .orElse("is eager (%s)"
                                                .formatted(met.property().at())),
                                fetched,
                                met.association().many() ? "each row" : "each different " + target + " among the rows",
                                first.query().at(),
                                entries.getFirst(),
                                entries.size() > 1 ? " and %d more".formatted(entries.size() - 1) : ""),
                repair.advice(),
                0);
    }
}
