package dev.lintel.optimize.advise;

import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Role;
import dev.lintel.optimize.plan.Wording;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks of a plan that became cheaper what it costs when its estimates are wrong. An estimate of a few rows out of a
/// join is the one that fails most and worst: a loop over it reads its inner side once for each row that comes
/// instead (measured on TPC-H: an anti join estimated at one row made the set of a reference advisor 1.9 times
/// slower than no index).
final class RiskTest {
    /// Few enough rows to be a guess, when they come out of a join.
    private static final double GUESS = 5;
    private static final double OF_A_JOIN = 1000;
    private static final double OF_A_SCAN = 10;
    private static final double MUCH_WORSE = 1.5;

    private final WhatIf engine;
    private final Costs costs;
    private final Map<Query, Double> base;

    RiskTest(WhatIf engine, Costs costs, Map<Query, Double> base) {
        this.engine = engine;
        this.costs = costs;
        this.base = base;
    }

    /// @param indexes that the loop's inner side reads
    /// @param stressed the query's cost when the estimate is wrong by as much as it may be
    record Danger(Query query, List<String> indexes, double stressed, String why) {}

    /// The worst loop of the query's plan; empty when its plan is that of before, or stands the stress.
    Optional<Danger> of(Query query, Set<Candidate> visible) throws IOException {
        Optional<Plan> plan = costs.plan(query, visible);
        double before = base.getOrDefault(query, 0.0);
        if (plan.isEmpty() || plan.get().root().estimate().totalCost() >= before * 0.999) {
            return Optional.empty();
        }
        PlanNode root = plan.get().root();
        return root.all()
                .filter(node -> node.kind() == Kind.NESTED_LOOP && node.inputs().size() > 1)
                .map(loop -> danger(query, root, loop))
                .flatMap(Optional::stream)
                .filter(danger -> danger.stressed() > MUCH_WORSE * before)
                .filter(danger -> hashWouldHold(query, visible, danger))
                .max(Comparator.comparingDouble(Danger::stressed));
    }

    /// With loops forbidden the query must be clearly better off than under stress, else no choice would have helped.
    private boolean hashWouldHold(Query query, Set<Candidate> visible, Danger danger) {
        try {
            costs.show(Costs.relevant(query, visible));
            Plan other = engine.plan(query.sql(), WhatIf.Stress.WITHOUT_NESTED_LOOPS);
            return other.root().estimate().totalCost() < danger.stressed();
        } catch (IOException _) {
            return true;
        }
    }

    private static Optional<Danger> danger(Query query, PlanNode root, PlanNode loop) {
        PlanNode outer = loop.inputs().getFirst();
        PlanNode inner = loop.inputs().get(1);
        boolean guessed = outer.estimate().rows() <= GUESS && outer.all().anyMatch(RiskTest::isUnsureJoin);
        double factor = guessed ? OF_A_JOIN : OF_A_SCAN;
        double each = Math.max(
                inner.estimate().totalCost(),
                (loop.estimate().totalCost() - outer.estimate().totalCost())
                        / Math.max(1, outer.estimate().rows()));
        double more = (factor - 1) * Math.max(1, outer.estimate().rows()) * each;
        double stressed = root.estimate().totalCost() + more;
        if (!guessed) {
            return Optional.empty();
        }
        List<String> indexes = inner.all()
                .map(PlanNode::index)
                .filter(index -> !index.isEmpty())
                .distinct()
                .toList();
        return Optional.of(new Danger(
                query,
                indexes,
                stressed,
                "the plan expects %s rows out of a join and loops over them; should there be %s times as many, it "
                                .formatted(Wording.count(outer.estimate().rows()), Wording.count(factor))
                        + "costs more than without the index"));
    }

    /// A join that keeps or drops rows by what it finds elsewhere: its estimate rests on how columns of two tables
    /// hang together, of which there are no statistics.
    private static boolean isUnsureJoin(PlanNode node) {
        return node.role() == Role.CHILD
                && node.kind().isJoin()
                && (node.label().contains("Anti")
                        || node.label().contains("Semi")
                        || node.inputs().stream()
                                .allMatch(input -> input.estimate().rows() > GUESS));
    }
}
