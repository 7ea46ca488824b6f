package dev.lintel.optimize;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.source.Samples;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.optimize.workload.TrueNames;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The statements of the application: those that read or write tables that are not the engine's own, the most
/// expensive first.
public final class Workload {
    private static final int MOST_STATEMENTS = 200;

    private Workload() {}

    public static List<Query> of(Snapshot snapshot) {
        Samples samples = new Samples(snapshot);
        TrueNames names = new TrueNames(snapshot.catalog());
        List<Query> queries = new ArrayList<>();
        for (Asked asked : snapshot.statements()) {
            if (queries.size() >= MOST_STATEMENTS) {
                break;
            }
            Parameters parameters = names.of(Parameters.of(asked.text(), Dialect.POSTGRESQL));
            Shape shape = parameters.shape();
            boolean known = shape.kind() != Shape.Kind.OTHER
                    && shape.tables().stream()
                            .anyMatch(
                                    use -> snapshot.catalog().named(use.table()).isPresent());
            if (known && !asked.cut()) {
                queries.add(new Query(asked, shape, samples.fill(parameters, asked)));
            }
        }
        return queries;
    }

    /// What was counted and cannot be advised on, one sentence for each reason.
    public static List<String> gaps(Snapshot snapshot, List<Query> queries) {
        Set<Asked> advised = queries.stream().map(Query::asked).collect(Collectors.toSet());
        Set<String> views = snapshot.definitions().stream()
                .map(Snapshot.Definition::what)
                .filter(what -> what.startsWith("view "))
                .map(what -> what.substring("view ".length()))
                .collect(Collectors.toSet());
        // they are tables to the planner, and none to the catalog of what can have indexes
        Set<String> foreign = snapshot.definitions().stream()
                .map(Snapshot.Definition::what)
                .filter(what -> what.startsWith("table "))
                .map(what -> what.substring(what.lastIndexOf('.') + 1))
                .filter(name -> snapshot.catalog().named(name).isEmpty())
                .collect(Collectors.toSet());
        TrueNames names = new TrueNames(snapshot.catalog());
        Map<String, List<Asked>> left = new LinkedHashMap<>();
        for (Asked asked : snapshot.statements()) {
            if (!advised.contains(asked)) {
                reason(asked, snapshot, names, views, foreign)
                        .ifPresent(reason -> left.computeIfAbsent(reason, _ -> new ArrayList<>())
                                .add(asked));
            }
        }
        double total =
                snapshot.statements().stream().mapToDouble(Asked::totalMs).sum();
        List<String> gaps = new ArrayList<>();
        left.forEach((reason, some) -> gaps.add("%s with %s of the counted time, %s"
                .formatted(
                        some.size() == 1 ? "1 statement" : some.size() + " statements",
                        Wording.percent(
                                some.stream().mapToDouble(Asked::totalMs).sum() / Math.max(1e-9, total)),
                        reason)));
        return gaps;
    }

    /// Empty for what is not the application's: the engine's own tables, settings, transactions.
    private static Optional<String> reason(
            Asked asked, Snapshot snapshot, TrueNames names, Set<String> views, Set<String> foreign) {
        if (asked.cut()) {
            return Optional.of("cut off by track_activity_query_size: what they ask is not known");
        }
        Shape shape = names.of(Parameters.of(asked.text(), Dialect.POSTGRESQL)).shape();
        List<String> asks = shape.tables().stream().map(Shape.TableUse::table).toList();
        if (asks.stream().anyMatch(views::contains)) {
            return Optional.of("asking views alone: which index would serve those is not searched");
        }
        if (asks.stream().anyMatch(foreign::contains)) {
            return Optional.of("asking foreign tables alone: what another server does for them is not known");
        }
        if (asks.stream().anyMatch(table -> snapshot.catalog().named(table).isPresent())) {
            return Optional.of("behind the %d that take the most".formatted(MOST_STATEMENTS));
        }
        return Optional.empty();
    }
}
