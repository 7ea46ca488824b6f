package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.plan.Columns;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.optimize.postgres.sparse.Together;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Columns that hang together, seen without running anything: a statement compares several of one table and gives, on
/// the average of its counted calls, more rows than could come if they were independent, whatever values it was asked
/// with; or it groups by several and gives far fewer groups. What `create statistics` would tell the planner is put
/// into the clone; what changes no estimate there is not proposed.
final class ColumnsTogether {
    private static final double FEWEST_CALLS = 5;
    private static final double FEWEST_ROWS = 20;
    private static final double FAR = 10;
    /// Beside the most that independent columns could give; common values' shares are estimates too.
    private static final double BEYOND = 3;
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_OTHERS = 12;

    private final Snapshot snapshot;
    private final List<Query> workload;
    private final SparseClone clone;

    private ColumnsTogether(Snapshot snapshot, List<Query> workload, SparseClone clone) {
        this.snapshot = snapshot;
        this.workload = workload;
        this.clone = clone;
    }

    static List<TableChange> in(Snapshot snapshot, List<Query> workload, SparseClone clone) {
        ColumnsTogether columns = new ColumnsTogether(snapshot, workload, clone);
        Map<String, TableChange> found = new LinkedHashMap<>();
        for (Query query : workload) {
            columns.of(query)
                    .ifPresent(change -> found.putIfAbsent(change.statements().getFirst(), change));
        }
        return List.copyOf(found.values());
    }

    /// A statement with what its counted rows say.
    ///
    /// @param kinds of statistics that tell it
    private record Seen(Query query, Together together, String kinds, double rows) {}

    private Optional<TableChange> of(Query query) {
        Shape shape = query.shape();
        boolean plain = shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && shape.tables().size() == 1
                && !shape.distinct()
                && shape.limit() instanceof Shape.Limit.None
                && query.asked().calls() >= FEWEST_CALLS;
        Optional<Table> table = plain
                ? snapshot.catalog()
                        .named(shape.tables().getFirst().table())
                        .filter(each -> !each.partitioned() && each.rows() >= FEWEST_ROWS * FAR)
                : Optional.empty();
        try {
            Optional<Seen> seen = table.isEmpty()
                    ? Optional.empty()
                    : switch (shape.aggregation()) {
                        case NONE -> compared(query, table.get());
                        case GROUPED -> grouped(query, table.get());
                        case SINGLE -> Optional.empty();
                    };
            return seen.isPresent() ? tried(seen.get(), table.orElseThrow()) : Optional.empty();
        } catch (IOException _) {
            // the clone does not plan it, which is said elsewhere
            return Optional.empty();
        }
    }

    private Optional<Seen> compared(Query query, Table table) {
        List<Column> columns = query.shape().filter().stream()
                .filter(each -> each.conjunct()
                        && !each.optional()
                        && each.function().isEmpty()
                        && each.operator() == Shape.Operator.EQUAL
                        && !(each.operand() instanceof Shape.Operand.Other))
                .map(each -> table.column(each.column().name()))
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        boolean counted = columns.stream().allMatch(each -> each.distinct() > 0);
        double rows = query.asked().rows() / query.asked().calls();
        double usual = table.rows();
        double most = table.rows();
        double smallest = 1;
        for (Column each : columns) {
            double share = (1 - each.nullShare()) / Math.max(1, each.distinct());
            usual *= share;
            most *= each.common().isEmpty()
                    ? share
                    : Math.max(share, each.common().getFirst());
            smallest = Math.min(smallest, share);
        }
        if (columns.size() < 2 || !counted || rows < FEWEST_ROWS || rows < FAR * usual || rows < BEYOND * most) {
            return Optional.empty();
        }
        double independent = usual / table.rows();
        double degree = Math.clamp((rows / table.rows() - independent) / (smallest - independent), 0, 1);
        return Optional.of(new Seen(
                query,
                new Together(table.name(), columns.stream().map(Column::name).toList(), degree, 0),
                // a list of common combinations (mcv) comes before dependencies, and a combination that it leaves out
                // is taken for rare: with more of them than the list holds it would undo what is wanted here
                "dependencies",
                rows));
    }

    private Optional<Seen> grouped(Query query, Table table) throws IOException {
        double groups = query.asked().rows() / query.asked().calls();
        if (!query.shape().filter().isEmpty() || groups < 1) {
            return Optional.empty();
        }
        PlanNode root = clone.plan(query.sql(), Stress.NONE).root();
        List<String> columns = root
                .all()
                .flatMap(node -> node.clause(Clause.GROUP_KEY).stream())
                .findFirst()
                .map(Columns::in)
                .orElse(List.of())
                .stream()
                .filter(each -> !each.wrapped() && table.column(each.column()).isPresent())
                .map(Columns.Mention::column)
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        return columns.size() < 2 || root.estimate().rows() < FAR * Math.max(groups, FEWEST_ROWS)
                ? Optional.empty()
                : Optional.of(new Seen(query, new Together(table.name(), columns, 0, groups), "ndistinct", groups));
    }

    private Optional<TableChange> tried(Seen seen, Table table) throws IOException {
        if (exists(seen)) {
            return Optional.empty();
        }
        Plan without = clone.plan(seen.query().sql(), Stress.NONE);
        Plan with = clone.planKnowing(seen.query().sql(), seen.together());
        double before = without.root().estimate().rows();
        double after = with.root().estimate().rows();
        boolean better = Trial.off(after, seen.rows()) * BEYOND <= Trial.off(before, seen.rows());
        return better ? Optional.of(change(seen, table, without, with)) : Optional.empty();
    }

    /// Whether the server keeps such statistics already.
    private boolean exists(Seen seen) {
        return snapshot.definitions().stream()
                .filter(each -> each.what().startsWith("statistics "))
                .map(Snapshot.Definition::sql)
                .anyMatch(sql -> {
                    int on = sql.indexOf(" ON ");
                    int from = sql.lastIndexOf(" FROM ");
                    return on > 0
                            && from > on
                            && Name.unquoted(sql.substring(
                                            sql.lastIndexOf('.') > from ? sql.lastIndexOf('.') + 1 : from + 6))
                                    .equals(seen.together().table().name())
                            && new TreeSet<>(List.of(sql.substring(on + 4, from)
                                            .replace("\"", "")
                                            .split(", ")))
                                    .containsAll(seen.together().columns());
                });
    }

    private TableChange change(Seen seen, Table table, Plan without, Plan with) {
        List<String> columns = seen.together().columns();
        // two kinds on the same columns are two objects, each with its own way back
        String name = Names.plain(table.name() + "_" + String.join("_", columns))
                + (seen.together().distinct() > 0 ? "_groups" : "_together");
        String statistics = new Name(table.name().schema(), name).brief();
        return new TableChange(
                "statistics_" + name,
                List.of(
                        "create statistics %s (%s) on %s from %s;"
                                .formatted(
                                        statistics,
                                        seen.kinds(),
                                        String.join(
                                                ", ",
                                                columns.stream()
                                                        .map(Name::quoted)
                                                        .toList()),
                                        table.name().brief()),
                        "analyze %s;".formatted(table.name().brief())),
                "%s of %s hang together: a statement that %s gave %s each time in %s, and the planner, which takes them for independent, expects %s."
                        .formatted(
                                String.join(", ", columns),
                                table.name(),
                                seen.together().distinct() > 0 ? "groups by them" : "compares them",
                                Wording.some(seen.rows(), "row"),
                                Wording.some(seen.query().asked().calls(), "call"),
                                Wording.count(without.root().estimate().rows())),
                "tried on the clone, it expects %s%s. %s"
                        .formatted(
                                Wording.count(with.root().estimate().rows()),
                                Trial.same(without, with)
                                        ? " and plans this statement as before"
                                        : " and plans this statement otherwise",
                                others(seen)),
                "analyze takes a little longer, and so does planning what asks the table.",
                "low: other numbers may lead to other plans of what compares these columns.",
                "estimated beside real rows in explain (analyze); mean_exec_time of what asks the table.",
                List.of("drop statistics if exists %s;".formatted(statistics)),
                true);
    }

    /// What else the numbers change: joins over the same columns are chosen by them.
    private String others(Seen seen) {
        int all = 0;
        int changed = 0;
        String table = seen.together().table().name();
        for (Query query : workload) {
            boolean names = !query.equals(seen.query())
                    && query.shape().reads(table)
                    && seen.together().columns().stream()
                            .allMatch(column -> query.shape().filter().stream()
                                    .anyMatch(each -> each.column().name().equals(column)));
            if (names && all < MOST_OTHERS) {
                try {
                    Plan without = clone.plan(query.sql(), Stress.NONE);
                    Plan with = clone.planKnowing(query.sql(), seen.together());
                    all++;
                    changed += Trial.same(without, with) ? 0 : 1;
                } catch (IOException _) {
                    // one that the clone does not plan
                }
            }
        }
        return all == 0
                ? "No other counted statement compares all of them: it is for joins to come."
                : "Of %d others that compare them, %d %s planned otherwise."
                        .formatted(all, changed, changed == 1 ? "is" : "are");
    }
}
