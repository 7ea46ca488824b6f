package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.Columns;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What PostgreSQL leaves out when it prices an index scan inside a loop. Scans that are repeated share pages, so
/// each is priced lower the more there are; but how many there are is taken from the outer table as it is read,
/// before joins have left some of its rows out (`get_loop_count` in `indxpath.c`). Of 1,000 suppliers 40 may be
/// left, and the 40 scans are priced as if 1,000 shared the pages of the table: measured on TPC-H, a plan at 0.64
/// of the cost of another did the same work, and lost that one's parallel workers. Here the pages are priced anew
/// for the repetitions that the plan itself expects, by the same formula (`cost_index` in `costsize.c`; Mackert and
/// Lohman, "Index scans using a finite LRU buffer", 1989).
record Repetitions(Catalog catalog, double randomPageCost) {
    private static final double BLOCK = 8192;
    /// Fewer than this many times too many is no matter.
    private static final double FAR_OFF = 2;

    /// In units of cost.
    double leftOut(Plan plan) {
        return plan.root()
                .all()
                .filter(node -> node.kind() == Kind.NESTED_LOOP && node.inputs().size() == 2)
                .mapToDouble(this::leftOut)
                .sum();
    }

    private double leftOut(PlanNode loop) {
        PlanNode outer = loop.inputs().getFirst();
        PlanNode inner = loop.inputs().getLast();
        double expected = Math.max(1, outer.estimate().rows());
        OptionalDouble assumed = assumed(outer, inner);
        Optional<Table> table = catalog.named(inner.table());
        boolean far = assumed.isPresent() && assumed.getAsDouble() > FAR_OFF * expected;
        if (inner.kind() != Kind.INDEX_SCAN || !far || table.isEmpty()) {
            return 0;
        }
        double each = pages(table.get(), inner, expected) - pages(table.get(), inner, assumed.getAsDouble());
        return Math.max(0, each) * expected * randomPageCost;
    }

    /// The least rows, before any join, of the outer tables that the index's condition compares with.
    private static OptionalDouble assumed(PlanNode outer, PlanNode inner) {
        List<String> others = Columns.in(inner.clause(Clause.INDEX_CONDITION).orElse("")).stream()
                .map(Columns.Mention::qualifier)
                .filter(alias -> !alias.isEmpty() && !alias.equals(inner.alias()))
                .toList();
        return outer.all()
                .filter(node -> node.inputs().isEmpty() && others.contains(node.alias()))
                .mapToDouble(node -> node.estimate().rows())
                .min();
    }

    /// Of the table, for each of so many scans.
    private double pages(Table table, PlanNode scan, double times) {
        double all = Math.max(1, table.bytes() / BLOCK);
        List<Column> compared = Columns.in(scan.clause(Clause.INDEX_CONDITION).orElse("")).stream()
                .filter(each -> each.qualifier().isEmpty() || each.qualifier().equals(scan.alias()))
                .flatMap(each -> table.column(each.column()).stream())
                .toList();
        double rows = rows(table, scan, compared);
        double scattered = Math.min(all, distinctPages(all, rows * times)) / times;
        double inARow = Math.ceil(rows / Math.max(1, table.rows()) * all);
        double together = Math.min(all, distinctPages(all, inARow * times)) / times;
        double correlation =
                compared.isEmpty() ? 0 : Math.abs(compared.getFirst().correlation());
        return scattered + correlation * correlation * (together - scattered);
    }

    /// That the index gives, before a filter.
    private static double rows(Table table, PlanNode scan, List<Column> compared) {
        if (scan.clause(Clause.FILTER).isEmpty()) {
            return Math.max(1, scan.estimate().rows());
        }
        double distinct = compared.stream()
                .mapToDouble(column -> Math.max(1, column.distinct()))
                .reduce(1, (one, other) -> one * other);
        return Math.max(scan.estimate().rows(), table.rows() / Math.max(1, distinct));
    }

    private static double distinctPages(double all, double fetched) {
        return 2 * all * fetched / (2 * all + fetched);
    }
}
