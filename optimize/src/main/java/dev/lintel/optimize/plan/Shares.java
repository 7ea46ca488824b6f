package dev.lintel.optimize.plan;

import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where the time of a plan went: each node's own, without its children's. In milliseconds of wall time when the run
/// was timed, else in cost units.
///
/// Three things make a plain subtraction wrong. Times are per loop. Below a node that gathers parallel workers, loops
/// count processes that ran side by side. And a common table expression hangs on the node that declares it, while
/// its time is spent by the first scan that reads it.
public final class Shares {
    private final Map<PlanNode, Double> whole = new IdentityHashMap<>();
    private final Map<PlanNode, Double> own = new IdentityHashMap<>();
    private final Map<PlanNode, PlanNode> parents = new IdentityHashMap<>();
    private final boolean timed;
    private final double total;

    private Shares(Plan plan) {
        this.timed = plan.timed();
        spread(plan.root(), 1);
        subtract(plan.root());
        moveExpressions(plan.root());
        double sum = own.values().stream().mapToDouble(Double::doubleValue).sum();
        double wall = timed ? plan.executionMs().orElse(0) : 0;
        this.total = Math.max(1e-9, Math.max(sum, wall));
    }

    public static Shares of(Plan plan) {
        return new Shares(plan);
    }

    /// Whether the numbers are milliseconds.
    public boolean timed() {
        return timed;
    }

    public double own(PlanNode node) {
        return own.getOrDefault(node, 0.0);
    }

    /// With its children's.
    public double whole(PlanNode node) {
        return whole.getOrDefault(node, 0.0);
    }

    public double total() {
        return total;
    }

    /// Of the whole plan, 0 to 1.
    public double share(PlanNode node) {
        return own(node) / total;
    }

    /// The share of the node above, where it is one of these; else 0.
    double shareAbove(PlanNode node, Predicate<PlanNode> which) {
        return parent(node).filter(which).map(this::share).orElse(0.0);
    }

    public Optional<PlanNode> parent(PlanNode node) {
        return Optional.ofNullable(parents.get(node));
    }

    public Map<PlanNode, Double> all() {
        return Collections.unmodifiableMap(own);
    }

    private void spread(PlanNode node, double processes) {
        whole.put(node, spent(node) / processes);
        double below = processes;
        if (node.kind() == Kind.GATHER && !node.inputs().isEmpty()) {
            double inner = node.inputs().getFirst().loops();
            below = processes * Math.max(1, inner / Math.max(1, node.loops()));
        }
        for (PlanNode child : node.children()) {
            parents.put(child, node);
            spread(child, child.role() == Role.CHILD ? below : processes);
        }
    }

    private double spent(PlanNode node) {
        if (!timed) {
            return node.estimate().totalCost();
        }
        return node.actual()
                .map(actual -> actual.totalMs().orElse(0) * actual.loops())
                .orElse(0.0);
    }

    private void subtract(PlanNode node) {
        double left = whole(node);
        for (PlanNode child : node.children()) {
            subtract(child);
            if (child.role() != Role.CTE) {
                left -= whole(child);
            }
        }
        own.put(node, Math.max(0, left));
    }

    private void moveExpressions(PlanNode root) {
        root.all()
                .filter(node -> node.role() == Role.CTE)
                .forEach(expression -> root.all()
                        .filter(scan -> scan.kind() == Kind.CTE_SCAN && reads(scan, expression))
                        .max(Comparator.comparingDouble(this::own))
                        .ifPresent(scan -> own.put(scan, Math.max(0, own(scan) - whole(expression)))));
    }

    private static boolean reads(PlanNode scan, PlanNode expression) {
        return expression.name().equals("CTE " + scan.table());
    }
}
