package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;

/// What other statistics did to a plan on the clone.
final class Trial {
    private Trial() {}

    /// Whether both take the same way.
    static boolean same(Plan one, Plan other) {
        return one.root()
                .all()
                .map(PlanNode::label)
                .toList()
                .equals(other.root().all().map(PlanNode::label).toList());
    }

    /// How many times an estimate is off, at least 1.
    static double off(double estimate, double real) {
        double some = Math.max(1, estimate);
        double other = Math.max(1, real);
        return Math.max(some, other) / Math.min(some, other);
    }
}
