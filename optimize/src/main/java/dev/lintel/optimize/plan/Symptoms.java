package dev.lintel.optimize.plan;

import dev.lintel.optimize.plan.PlanNode.Role;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong with a plan, the most expensive first.
public final class Symptoms {
    /// Below this share of the time nothing is worth a word.
    static final double LEAST = 0.03;

    private Symptoms() {}

    public static List<Symptom> of(Plan plan) {
        Shares shares = Shares.of(plan);
        Stream<Symptom> found = plan.root()
                .all()
                .filter(node -> !node.neverRan())
                .flatMap(node -> Stream.of(
                                ReadingSymptoms.at(node, shares),
                                JoinSymptoms.at(node, shares),
                                MemorySymptoms.at(node, shares),
                                Misestimates.at(node, shares))
                        .flatMap(each -> each));
        List<Symptom> told = together(
                        Stream.concat(found, WholePlanSymptoms.of(plan, shares)).toList())
                .stream()
                .filter(symptom -> symptom.weight() >= LEAST)
                .sorted(Comparator.comparingDouble(Symptom::weight).reversed())
                .toList();
        return told.isEmpty() ? WholeTables.largest(plan, shares).stream().toList() : told;
    }

    /// What does not fit into memory at several nodes has one cure, so the worst of them weighs what all cost.
    private static List<Symptom> together(List<Symptom> found) {
        List<Symptom> joined = new ArrayList<>(found);
        for (Cause cause : List.of(Cause.HASH_SPILLS, Cause.SORT_SPILLS)) {
            List<Symptom> alike =
                    found.stream().filter(each -> each.cause() == cause).toList();
            if (alike.size() > 1) {
                Symptom worst = Collections.max(alike, Comparator.comparingDouble(Symptom::weight));
                double all = alike.stream().mapToDouble(Symptom::weight).sum();
                joined.set(joined.indexOf(worst), worst.weighing(Math.min(1, all)));
            }
        }
        return joined;
    }

    /// How many times the planner's number of rows of a node is off, at least 1; 1 for what did not run to its end.
    public static double offBy(PlanNode node, Shares shares) {
        return Misestimates.told(node, shares);
    }

    /// Parts that were planned and never ran; worth knowing, never a fault.
    public static List<PlanNode> neverRan(Plan plan) {
        return plan.root()
                .all()
                .filter(PlanNode::neverRan)
                .filter(node -> node.role() != Role.CHILD || !parentNeverRan(plan, node))
                .toList();
    }

    private static boolean parentNeverRan(Plan plan, PlanNode node) {
        return plan.root()
                .all()
                .anyMatch(each -> each.neverRan() && each.children().contains(node));
    }
}
