package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.percent;

import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Measure;
import dev.lintel.optimize.plan.PlanNode.Role;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Work that is done once per row of something else.
final class JoinSymptoms {
    private static final double MANY_LOOPS = 1000;
    /// A subquery of few turns that takes less of the time is not what is slow.
    private static final double WALKED = 0.3;
    private static final double MANY_ROWS = 1000;

    private JoinSymptoms() {}

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        List<Symptom> found = new ArrayList<>();
        loop(node, shares).ifPresent(found::add);
        joinFilter(node, shares).ifPresent(found::add);
        subquery(node, shares).ifPresent(found::add);
        materialised(node, shares).ifPresent(found::add);
        return found.stream();
    }

    private static Optional<Symptom> loop(PlanNode node, Shares shares) {
        if (node.kind() != Kind.NESTED_LOOP
                || node.inputs().size() < 2
                || node.actual().isEmpty()) {
            return Optional.empty();
        }
        PlanNode inner = node.inputs().get(1);
        if (inner.loops() < MANY_LOOPS) {
            return rescanned(node, inner, shares);
        }
        double share = shares.whole(inner) / shares.total();
        double planned = node.inputs().getFirst().estimate().rows();
        double real = node.inputs().getFirst().actual().map(each -> each.rows()).orElse(planned);
        if (planned > 0 && real > 10 * Math.max(1, planned)) {
            return Optional.empty(); // the misestimate is the cause and is named instead
        }
        return Optional.of(new Symptom(
                Cause.LOOP_RUNS_TOO_OFTEN,
                node,
                Math.min(1, share) * 0.7,
                "The inner side of the loop runs %s times.".formatted(count(inner.loops())),
                "Filter the outer side earlier or join fewer rows; when all are needed, a hash join should win: "
                        + "compare random_page_cost with the disks you have."));
    }

    /// Few loops, but each reads a whole table.
    private static Optional<Symptom> rescanned(PlanNode node, PlanNode inner, Shares shares) {
        double share = shares.whole(inner) / shares.total();
        boolean scanned = inner.all().anyMatch(each -> each.kind() == Kind.SCAN && each.loops() >= 10);
        if (inner.loops() < 10 || !scanned || share < 0.2) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.LOOP_RUNS_TOO_OFTEN,
                node,
                Math.min(1, share) * 0.9,
                "A whole table is read %s times, once for each row of the outer side.".formatted(count(inner.loops())),
                "An index on the columns that join the inner table lets each turn find its rows."));
    }

    /// The join has its equality; what is missing is an index for it.
    private static Symptom readAgain(PlanNode node, PlanNode inner, double share) {
        List<String> columns = Columns.in(node.clause(Clause.JOIN_FILTER).orElse("")).stream()
                .filter(each -> each.qualifier().equals(inner.alias().isEmpty() ? inner.table() : inner.alias()))
                .map(Columns.Mention::column)
                .distinct()
                .toList();
        String index = columns.isEmpty() ? "the columns that join it" : String.join(", ", columns);
        return new Symptom(
                Cause.LOOP_RUNS_TOO_OFTEN,
                node,
                share,
                "All of %s is read %s times, once for each row of the outer side."
                        .formatted(inner.table(), count(inner.loops())),
                "An index on %s (%s) lets each turn find its rows.".formatted(inner.table(), index));
    }

    private static Optional<Symptom> joinFilter(PlanNode node, Shares shares) {
        double removed = compared(node);
        if (!node.kind().isJoin() || removed < 100 * MANY_ROWS || removed < 10 * node.rows()) {
            return Optional.empty();
        }
        double share = (shares.own(node)
                        + 0.5
                                * node.inputs().stream()
                                        .mapToDouble(shares::whole)
                                        .sum())
                / shares.total();
        if (Conjunct.of(node.clause(Clause.JOIN_FILTER).orElse("")).stream().anyMatch(Conjunct::equality)
                && node.kind() == Kind.NESTED_LOOP
                && node.inputs().size() > 1
                && node.inputs().get(1).kind() == Kind.SCAN) {
            return Optional.of(readAgain(node, node.inputs().get(1), Math.min(1, share)));
        }
        String columns = Wording.list(Columns.in(node.clause(Clause.JOIN_FILTER).orElse("")).stream()
                .map(each -> each.qualifier().isEmpty() ? each.column() : each.qualifier() + "." + each.column())
                .toList());
        return Optional.of(new Symptom(
                Cause.JOIN_FILTER_THROWS_ROWS_AWAY,
                node,
                Math.min(1, share),
                "%s pairs of rows are compared one by one and thrown away (%s)."
                        .formatted(count(removed), percent(removed / (removed + node.rows()))),
                "Give the join an equality that can be indexed or hashed" + (columns.isEmpty() ? "" : " on " + columns)
                        + "."));
    }

    /// Pairs that a join's filter threw away. PostgreSQL counts them since 9.2; before, they are those that a loop
    /// without a condition on its inner side must have made.
    private static double compared(PlanNode node) {
        double counted = node.measure(Measure.ROWS_JOIN_FILTERED) * Math.max(1, node.loops());
        boolean pairs = node.kind() == Kind.NESTED_LOOP
                && node.clause(Clause.JOIN_FILTER).isPresent()
                && node.inputs().size() > 1
                && node.actual().isPresent();
        return counted > 0 || !pairs
                ? counted
                : Math.max(0, node.inputs().get(1).rows() - node.rows());
    }

    /// Few turns are enough where each walks through as many rows as a table has: `NOT IN` with a list that did not fit
    /// into a hash table.
    private static Optional<Symptom> subquery(PlanNode node, Shares shares) {
        double share = Math.min(1, shares.whole(node) / shares.total());
        boolean walked = node.loops() > 1 && node.rows() >= WholeTables.MANY && share >= WALKED;
        if (node.role() != Role.SUBPLAN || node.loops() < MANY_LOOPS && !walked) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.SUBQUERY_PER_ROW,
                node,
                share,
                node.loops() < MANY_LOOPS
                        ? "The subquery's rows are walked through %s times, once for each row: %s in all."
                                .formatted(count(node.loops()), count(node.rows()))
                        : "The subquery runs %s times, once for each row.".formatted(count(node.loops())),
                "Say it as a join, a lateral join, NOT EXISTS or an aggregate computed once and joined; at least index "
                        + "what it looks for."));
    }

    private static Optional<Symptom> materialised(PlanNode node, Shares shares) {
        double dropped = node.measure(Measure.ROWS_FILTERED);
        if (node.kind() != Kind.CTE_SCAN || dropped < 10 * MANY_ROWS || node.rows() > 0.2 * dropped) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.EXPRESSION_MATERIALISED,
                node,
                0.5 * Math.min(1, (shares.own(node) + declared(node, shares)) / shares.total()),
                "The common table expression %s is computed whole and %s of its rows are thrown away afterwards."
                        .formatted(node.table(), count(dropped)),
                "Put the condition inside of it, or say NOT MATERIALIZED (PostgreSQL 12)."));
    }

    private static double declared(PlanNode scan, Shares shares) {
        PlanNode root = scan;
        while (shares.parent(root).isPresent()) {
            root = shares.parent(root).get();
        }
        return root.all()
                .filter(each -> each.role() == Role.CTE && each.name().equals("CTE " + scan.table()))
                .mapToDouble(shares::whole)
                .sum();
    }
}
