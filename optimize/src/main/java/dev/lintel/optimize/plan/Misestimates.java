package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.times;

import dev.lintel.optimize.plan.PlanNode.Actual;
import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the planner's number of rows first goes wrong, and what that made it choose. A wrong number further up is
/// the consequence and not named again (Leis et al., "How good are query optimizers, really?", VLDB 2015).
final class Misestimates {
    private static final double FACTOR = 10;
    private static final double ROWS = 100;

    private Misestimates() {}

    /// How far estimate and truth are apart, at least 1; 1 when it did not run, or was stopped before its end.
    static double told(PlanNode node, Shares shares) {
        return node.actual().isEmpty() || node.neverRan() || stopped(node, shares) ? 1 : factor(node);
    }

    /// How far estimate and truth are apart, at least 1; 1 when it did not run, or was printed without estimates.
    static double factor(PlanNode node) {
        if (node.estimate().rows() <= 0) {
            return 1;
        }
        double real = Math.max(
                1, node.actual().map(Actual::rows).orElse(node.estimate().rows()));
        double planned = Math.max(1, node.estimate().rows());
        return Math.max(real / planned, planned / real);
    }

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        if (node.actual().isEmpty() || factor(node) < FACTOR || !matters(node) || stopped(node, shares)) {
            return Stream.empty();
        }
        boolean inherited = node.inputs().stream().anyMatch(input -> factor(input) >= FACTOR / 2);
        if (inherited || node.kind() == Kind.HASH || node.kind() == Kind.MATERIALIZE || node.kind() == Kind.MEMOIZE) {
            return Stream.empty();
        }
        double weight = consequence(node, shares);
        double real = node.actual().map(Actual::rows).orElse(0.0);
        boolean under = real > node.estimate().rows();
        return Stream.of(new Symptom(
                Cause.ROWS_MISESTIMATED,
                node,
                weight,
                "The planner expected %s rows and got %s: %s too %s%s."
                        .formatted(
                                count(node.estimate().rows()),
                                count(real),
                                times(factor(node)),
                                under ? "few" : "many",
                                blamed(node).isEmpty() ? "" : ", by the statistics of " + Wording.list(blamed(node))),
                advice(node)));
    }

    private static boolean matters(PlanNode node) {
        return Math.max(node.rows(), node.estimate().rows()) >= ROWS;
    }

    /// A limit or a semi-join above took what it needed and stopped; fewer rows than planned prove nothing then.
    private static boolean stopped(PlanNode node, Shares shares) {
        double real = node.actual().map(Actual::rows).orElse(0.0);
        if (real > node.estimate().rows()) {
            return false;
        }
        Optional<PlanNode> above = shares.parent(node);
        while (above.isPresent()) {
            PlanNode each = above.get();
            if (each.kind() == Kind.LIMIT
                    || each.kind() == Kind.MERGE_JOIN
                    || each.label().contains("Semi")
                    || each.label().contains("Anti")) {
                return true;
            }
            if (each.kind() == Kind.SORT || each.kind() == Kind.HASH || each.kind() == Kind.AGGREGATE) {
                return false;
            }
            above = shares.parent(each);
        }
        return false;
    }

    /// The time of the loops that were chosen because few rows were expected.
    private static double consequence(PlanNode node, Shares shares) {
        double worst = 0;
        PlanNode below = node;
        Optional<PlanNode> above = shares.parent(node);
        while (above.isPresent()) {
            PlanNode each = above.get();
            boolean outer = each.kind() == Kind.NESTED_LOOP
                    && !each.inputs().isEmpty()
                    && each.inputs().getFirst() == below;
            if (outer
                    && each.inputs().size() > 1
                    && node.rows() > node.estimate().rows()) {
                worst += shares.whole(each.inputs().get(1));
            }
            below = each;
            above = shares.parent(each);
        }
        return Math.max(0.05, Math.min(1, worst / shares.total()));
    }

    private static List<String> blamed(PlanNode node) {
        List<String> columns = new ArrayList<>();
        for (Clause clause : List.of(
                Clause.INDEX_CONDITION, Clause.RECHECK, Clause.FILTER, Clause.JOIN_CONDITION, Clause.GROUP_KEY)) {
            for (Columns.Mention mention : Columns.in(node.clause(clause).orElse(""))) {
                String qualifier = mention.qualifier().isEmpty() ? node.table() : mention.qualifier();
                columns.add(qualifier.isEmpty() ? mention.column() : qualifier + "." + mention.column());
            }
        }
        return columns.stream().distinct().limit(4).toList();
    }

    private static String advice(PlanNode node) {
        List<String> columns = blamed(node);
        boolean wrapped = Stream.of(Clause.FILTER, Clause.INDEX_CONDITION)
                .flatMap(clause -> Columns.in(node.clause(clause).orElse("")).stream())
                .anyMatch(Columns.Mention::wrapped);
        if (wrapped) {
            return "The planner keeps no statistics on the expression: create statistics on it, or an index on it, and "
                    + "analyze.";
        }
        if (node.kind().isJoin()) {
            return "Analyze both tables; raise the statistics target of the joined columns, or set n_distinct where it "
                    + "is known.";
        }
        if (columns.size() > 1 && !node.table().isEmpty()) {
            return "The columns depend on each other: create statistics (dependencies, ndistinct; mcv where there are few combinations) on %s from %s; "
                            .formatted(bare(columns), node.table())
                    + "then analyze.";
        }
        if (columns.size() == 1 && !node.table().isEmpty()) {
            return "Analyze %s; when it stays wrong, raise the statistics target of %s."
                    .formatted(node.table(), bare(columns));
        }
        return "Analyze the tables below; when it stays wrong, extended statistics on the columns together.";
    }

    private static String bare(List<String> columns) {
        return Wording.list(columns.stream()
                .map(column -> column.substring(column.lastIndexOf('.') + 1))
                .toList());
    }
}
