package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.advise.WhatIf.Wrong;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Columns with far more values than `analyze` saw. It guesses from a sample of pages, and where equal values lie side
/// by side the sample holds few of them (Haas and Stokes 1998). Two things must speak against its number: a statement
/// that looks rows up by the column alone gives far fewer than it says, and the table that the column refers to has
/// room for so many values.
final class DistinctValues {
    private static final double FEWEST_CALLS = 50;
    private static final double FEWEST_ROWS = 100_000;
    private static final double FAR = 4;
    /// Of the rows: above it the number grows with the table, below it with something else.
    private static final double GROWS = 0.1;
    private static final int MOST_OTHERS = 12;

    private final Catalog catalog;
    private final List<Query> workload;
    private final SparseClone clone;

    private DistinctValues(Snapshot snapshot, List<Query> workload, SparseClone clone) {
        this.catalog = snapshot.catalog();
        this.workload = workload;
        this.clone = clone;
    }

    static List<TableChange> in(Snapshot snapshot, List<Query> workload, SparseClone clone) {
        DistinctValues values = new DistinctValues(snapshot, workload, clone);
        Map<String, TableChange> found = new LinkedHashMap<>();
        for (Query query : workload) {
            values.of(query).ifPresent(change -> found.putIfAbsent(change.name(), change));
        }
        return List.copyOf(found.values());
    }

    private Optional<TableChange> of(Query query) {
        Shape shape = query.shape();
        boolean plain = shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && shape.tables().size() == 1
                && shape.filter().size() == 1
                && shape.filter().getFirst().operator() == Shape.Operator.EQUAL
                && shape.filter().getFirst().function().isEmpty()
                && shape.aggregation() == Shape.Aggregation.NONE
                && !shape.distinct()
                && shape.limit() instanceof Shape.Limit.None
                && query.asked().calls() >= FEWEST_CALLS;
        if (!plain) {
            return Optional.empty();
        }
        Optional<Table> table = catalog.named(shape.tables().getFirst().table())
                .filter(each -> !each.partitioned() && each.rows() >= FEWEST_ROWS);
        Optional<Column> column = table.flatMap(
                each -> each.column(shape.filter().getFirst().column().name()));
        return column.isPresent() ? of(query, table.orElseThrow(), column.get()) : Optional.empty();
    }

    private Optional<TableChange> of(Query query, Table table, Column column) {
        double rows = query.asked().rows() / query.asked().calls();
        double parents = parents(table, column);
        // what most calls do not find tells nothing
        if (rows < 1 || column.distinct() <= 0) {
            return Optional.empty();
        }
        double distinct = Math.min(parents, table.rows() * (1 - column.nullShare()) / rows);
        double factor = column.distinct() / distinct;
        if (distinct < FAR * column.distinct() || parents < FAR * column.distinct()) {
            return Optional.empty();
        }
        Stress known = new Stress(Set.of(), Optional.of(new Wrong(table.name(), column.name(), factor)));
        try {
            Plan without = clone.plan(query.sql(), Stress.NONE);
            Plan with = clone.plan(query.sql(), known);
            double before = Trial.off(without.root().estimate().rows(), rows);
            return Trial.off(with.root().estimate().rows(), rows) * 2 <= before
                    ? Optional.of(change(query, table, column, distinct, List.of(without, with), known))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// How many values the table allows that the column refers to; 0 where it refers to none.
    private double parents(Table table, Column column) {
        return table.references().stream()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .map(ForeignKey::target)
                .flatMap(target -> catalog.table(target).stream())
                .mapToDouble(Table::rows)
                .min()
                .orElse(0);
    }

    private TableChange change(
            Query query, Table table, Column column, double distinct, List<Plan> plans, Stress known) {
        String name = table.name().brief();
        String quoted = Name.quoted(column.name());
        double share = distinct / table.rows();
        String number = share >= GROWS
                ? String.format(Locale.ROOT, "%.3f", -Math.min(1, share))
                : String.format(Locale.ROOT, "%.0f", distinct);
        String analyze = "analyze %s (%s);".formatted(name, quoted);
        return new TableChange(
                "n_distinct_" + Names.plain(table.name() + "_" + column.name()),
                List.of(
                        "alter table %s alter column %s set (n_distinct = %s);".formatted(name, quoted, number),
                        analyze),
                "analyze saw %s values in %s of %s; a statement that looks rows up by it gave %s each time in %s, and the table that it refers to has %s rows."
                        .formatted(
                                Wording.count(column.distinct()),
                                column.name(),
                                table.name(),
                                Wording.some(
                                        query.asked().rows() / query.asked().calls(), "row"),
                                Wording.some(query.asked().calls(), "call"),
                                Wording.count(parents(table, column))),
                "tried on the clone, the planner expects %s rows in place of %s%s."
                        .formatted(
                                Wording.count(plans.getLast().root().estimate().rows()),
                                Wording.count(plans.getFirst().root().estimate().rows()),
                                others(query, table, column, plans, known)),
                "none: analyze takes the number that is set.",
                "medium: it stays when the data change; count first: select count(distinct %s) from %s (reads the whole table)."
                        .formatted(quoted, name),
                "estimated beside real rows in explain (analyze) of joins over the column.",
                List.of("alter table %s alter column %s reset (n_distinct); %s".formatted(name, quoted, analyze)),
                true);
    }

    private String others(Query query, Table table, Column column, List<Plan> plans, Stress known) {
        List<Boolean> same = new ArrayList<>(List.of(Trial.same(plans.getFirst(), plans.getLast())));
        for (Query other : workload) {
            boolean names = !other.equals(query)
                    && other.shape().reads(table.name().name())
                    && other.shape().filter().stream()
                            .anyMatch(each -> each.column().name().equals(column.name()));
            if (names && same.size() <= MOST_OTHERS) {
                try {
                    same.add(Trial.same(clone.plan(other.sql(), Stress.NONE), clone.plan(other.sql(), known)));
                } catch (IOException _) {
                    // one that the clone does not plan
                }
            }
        }
        long changed = same.stream().filter(each -> !each).count();
        return "; of %d counted statements that compare the column, %d %s planned otherwise"
                .formatted(same.size(), changed, changed == 1 ? "is" : "are");
    }
}
