package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;

import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Measure;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Indexes that are walked over far more entries than fit, since their columns stand in another order than the
/// conditions want.
final class IndexWalks {
    /// A row or a block in memory takes a hundredth of this.
    private static final double SLOW_FOR_EACH_MS = 0.02;
    /// What the planner takes for each row that an index finds on a page of its own is 4; this is far from it.
    private static final double COST_OF_A_ROW = 100;

    private IndexWalks() {}

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        return Stream.concat(bounded(node, shares).stream(), priced(node, shares).stream());
    }

    /// An index whose first column is only bounded, while later ones are compared with `=`: all entries between the
    /// bounds are walked. Told where the time can only have gone there: no block waited for, and far more of it
    /// than the blocks and rows that were touched explain.
    private static Optional<Symptom> bounded(PlanNode node, Shares shares) {
        List<Conjunct> conditions =
                Conjunct.of(node.clause(Clause.INDEX_CONDITION).orElse(""));
        if (!node.kind().isIndexScan()
                || conditions.size() < 2
                || conditions.getFirst().equality()) {
            return Optional.empty();
        }
        double touched = node.rows() + node.measure(Measure.BLOCKS_HIT);
        boolean cached = node.measure(Measure.BLOCKS_HIT) > 0
                && node.measure(Measure.BLOCKS_READ) < 0.01 * node.measure(Measure.BLOCKS_HIT);
        List<String> equal = conditions.stream()
                .filter(Conjunct::equality)
                .flatMap(each -> each.plainColumns().stream())
                .distinct()
                .toList();
        if (!shares.timed() || !cached || equal.isEmpty() || shares.own(node) < SLOW_FOR_EACH_MS * touched) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(equal);
        conditions.getFirst().plainColumns().stream()
                .filter(each -> !columns.contains(each))
                .forEach(columns::add);
        return Optional.of(new Symptom(
                Cause.INDEX_COLUMNS_OUT_OF_ORDER,
                node,
                shares.share(node) * 0.6,
                "%s is walked over all of its first column's range to find %s rows: what is compared with = (%s) stands behind it."
                        .formatted(node.index(), count(node.rows()), String.join(", ", equal)),
                "An index on " + node.table() + " (" + String.join(", ", columns)
                        + ") begins with what is compared with =."));
    }

    /// A condition on a later column alone. The plan does not say where a column stands in the index, but the planner
    /// knew, and its price tells: it paid for walking through all entries to find a few.
    private static Optional<Symptom> priced(PlanNode node, Shares shares) {
        double expected = node.estimate().rows() + 1;
        boolean walked = node.kind().isIndexScan()
                && node.clause(Clause.INDEX_CONDITION).isPresent()
                && node.clause(Clause.FILTER).isEmpty()
                && node.estimate().totalCost() - node.estimate().startupCost() > COST_OF_A_ROW * expected;
        if (!walked || node.rows() / Math.max(1, node.loops()) > COST_OF_A_ROW * expected) {
            return Optional.empty();
        }
        String condition = node.clause(Clause.INDEX_CONDITION).orElse("");
        String columns = String.join(
                ", ",
                Conjunct.of(condition).stream()
                        .flatMap(each -> each.plainColumns().stream())
                        .distinct()
                        .toList());
        return Optional.of(new Symptom(
                Cause.INDEX_COLUMNS_OUT_OF_ORDER,
                node,
                shares.share(node) * 0.6,
                "%s is walked through to find %s rows: the planner priced it far above what so few rows cost, so it does not begin with %s."
                        .formatted(node.index(), count(node.rows()), columns.isEmpty() ? "what is asked for" : columns),
                columns.isEmpty()
                        ? "An index that begins with what is asked for goes straight to it."
                        : "An index on %s that begins with %s goes straight to them."
                                .formatted(node.table(), columns)));
    }
}
