package dev.lintel.optimize.observe;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads that a cache in the application would answer nearly always. How often can be told without knowing who asks
/// for what: each key misses once, and once more for each write that takes its entry away. More than that is a gain
/// of
/// requests that ask for the same again.
public final class Caches {
    private static final double CALLS = 1000;
    /// Below this share of the workload a cache is a risk without a reward.
    private static final double SHARE = 0.05;
    private static final double HITS = 0.8;
    private static final double MOST_BYTES = 256e6;
    /// What an entity takes in a heap, by order of magnitude.
    private static final double ROW_BYTES = 500;
    private static final int MOST_WRITERS = 3;

    private Caches() {}

    /// @param served what an index that is proposed makes cheap, and is better served by that
    /// @param named what a statement is called, for people
    public static List<Observation> in(
            List<Query> workload, Catalog catalog, Set<Query> served, Function<Query, String> named) {
        double totalMs =
                workload.stream().mapToDouble(query -> query.asked().totalMs()).sum();
        List<Observation> found = new ArrayList<>();
        for (Query query : workload) {
            boolean costs = query.asked().calls() >= CALLS && query.asked().totalMs() >= SHARE * totalMs;
            if (costs && !served.contains(query)) {
                read(query, workload, catalog).ifPresent(read -> found.add(said(read, totalMs, named)));
            }
        }
        return found;
    }

    /// @param keys how many different entries there can be
    /// @param writes that take entries away, in the time that the calls were counted in
    private record Read(Query query, List<Column> key, double keys, List<Query> writers, double writes) {
        double hits() {
            double calls = query.asked().calls();
            return Math.max(0, 1 - (keys + writes) / calls);
        }

        /// Of all entries, by the columns that are asked for.
        double bytes() {
            double rows = query.asked().rowsEach();
            return keys * Math.max(1, rows) * ROW_BYTES;
        }
    }

    private static Optional<Read> read(Query query, List<Query> workload, Catalog catalog) {
        Shape shape = query.shape();
        List<Table> tables = shape.tables().stream()
                .flatMap(use -> catalog.named(use.table()).stream())
                .toList();
        boolean plain = shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && shape.lock() == Shape.Lock.NONE
                && tables.size() == shape.tables().size()
                && shape.filter().stream().allMatch(Caches::repeatable);
        if (!plain) {
            return Optional.empty();
        }
        List<Column> key = new ArrayList<>();
        double keys = 1;
        for (Predicate each : shape.filter()) {
            if (each.operand() instanceof Operand.Parameter) {
                Optional<Column> column = column(each, tables);
                if (column.isEmpty() || column.get().distinct() <= 0) {
                    return Optional.empty();
                }
                key.add(column.get());
                keys *= column.get().distinct();
            }
        }
        Set<String> names = tables.stream().map(table -> table.name().name()).collect(Collectors.toSet());
        List<Query> writers = workload.stream()
                .filter(other -> other.shape().mutates())
                .filter(other ->
                        other.shape().mainTable().filter(names::contains).isPresent())
                .toList();
        Read read = new Read(query, key, keys, writers, invalidated(writers, key.isEmpty()));
        return read.hits() >= HITS && read.bytes() <= MOST_BYTES ? Optional.of(read) : Optional.empty();
    }

    /// A row that is written takes one entry away; where there is one entry only, each statement does.
    private static double invalidated(List<Query> writers, boolean one) {
        return writers.stream()
                .mapToDouble(each -> one
                        ? each.asked().calls()
                        : Math.max(each.asked().calls(), each.asked().rows()))
                .sum();
    }

    /// Gives the same again for the same parameters, as long as nobody writes.
    private static boolean repeatable(Predicate each) {
        boolean equal = each.operator() == Operator.EQUAL
                && each.conjunct()
                && each.function().isEmpty()
                && !(each.operand() instanceof Operand.Computed);
        return equal || each.operand() instanceof Operand.Constant || each.operand() instanceof Operand.Other;
    }

    private static Optional<Column> column(Predicate each, List<Table> tables) {
        return tables.stream()
                .filter(table -> each.column().table().isEmpty()
                        || table.name().name().equals(each.column().table()))
                .flatMap(table -> table.column(each.column().name()).stream())
                .findFirst();
    }

    private static Observation said(Read read, double totalMs, Function<Query, String> named) {
        String key = read.key().isEmpty()
                ? "one entry"
                : "by " + read.key().stream().map(Column::name).collect(Collectors.joining(", "));
        String says =
                "%s takes %s of the time in %s calls; a cache %s of at most %s entries (about %s) would answer at least %s of them."
                        .formatted(
                                named.apply(read.query()),
                                Wording.percent(read.query().asked().totalMs() / totalMs),
                                Wording.count(read.query().asked().calls()),
                                key,
                                Wording.count(read.keys()),
                                Wording.kilobytes(read.bytes() / 1024),
                                Wording.percent(read.hits()));
        String writers = read.writers().isEmpty()
                ? "Nothing that was counted writes there, so a time to live is enough."
                : "Take entries away after the commit of %s (%s rows were written in that time)%s."
                        .formatted(
                                read.writers().stream()
                                        .limit(MOST_WRITERS)
                                        .map(named)
                                        .collect(Collectors.joining("; ")),
                                Wording.count(read.writes()),
                                read.writers().size() > MOST_WRITERS
                                        ? " and %d others"
                                                .formatted(read.writers().size() - MOST_WRITERS)
                                        : "");
        return new Observation(
                Topic.CACHE,
                says,
                writers
                        + " With several instances each keeps its own: an entry is then as old as the time to live, so choose"
                        + " what the readers may see late.",
                0);
    }
}
