package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.ms;

import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Measure;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What concerns a statement as a whole.
final class WholePlanSymptoms {
    private WholePlanSymptoms() {}

    static Stream<Symptom> of(Plan plan, Shares shares) {
        List<Symptom> found = new ArrayList<>();
        compiled(plan, shares).ifPresent(found::add);
        planning(plan, shares).ifPresent(found::add);
        WholeTables.in(plan, shares).ifPresent(found::add);
        plan.triggers().forEach(trigger -> trigger(plan, trigger, shares).ifPresent(found::add));
        plan.root().all().forEach(node -> {
            workers(node, shares).ifPresent(found::add);
            lock(node, shares).ifPresent(found::add);
            held(plan, node, shares).ifPresent(found::add);
        });
        return found.stream();
    }

    private static Optional<Symptom> compiled(Plan plan, Shares shares) {
        if (plan.compilation().isEmpty() || !shares.timed()) {
            return Optional.empty();
        }
        Plan.Compilation compilation = plan.compilation().get();
        double share = Math.min(1, compilation.ms() / shares.total());
        return share < 0.1
                ? Optional.empty()
                : Optional.of(new Symptom(
                        Cause.COMPILED_FOR_NOTHING,
                        plan.root(),
                        share,
                        "Compiling %s expressions took %s of %s."
                                .formatted(count(compilation.functions()), ms(compilation.ms()), ms(shares.total())),
                        "Set jit = off for this role, or raise jit_above_cost above this statement's cost of %s."
                                .formatted(count(plan.root().estimate().totalCost()))));
    }

    private static Optional<Symptom> planning(Plan plan, Shares shares) {
        double planning = plan.planningMs().orElse(0);
        if (!shares.timed() || planning < 5 || planning < 0.5 * shares.total()) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.PLANNING_DOMINATES,
                plan.root(),
                Math.min(1, planning / (planning + shares.total())),
                "Finding the plan took %s, running it %s.".formatted(ms(planning), ms(shares.total())),
                "Use a prepared statement, join fewer tables or partitions, and drop indexes that nobody uses."));
    }

    private static Optional<Symptom> trigger(Plan plan, Plan.Trigger trigger, Shares shares) {
        double share = trigger.ms() / shares.total();
        if (!shares.timed() || share < 0.1) {
            return Optional.empty();
        }
        String what =
                trigger.constraint().isEmpty() ? "trigger " + trigger.name() : "foreign key " + trigger.constraint();
        return Optional.of(new Symptom(
                Cause.TRIGGER_DOMINATES,
                plan.root(),
                Math.min(1, share),
                "The %s took %s over %s calls.".formatted(what, ms(trigger.ms()), count(trigger.calls())),
                trigger.constraint().isEmpty()
                        ? "Look at what the trigger does per row; one that works per statement may do."
                        : "Index the referencing columns of " + trigger.constraint()
                                + ": without it every row deleted or changed scans the referencing table."));
    }

    private static Optional<Symptom> workers(PlanNode node, Shares shares) {
        double planned = node.measure(Measure.WORKERS_PLANNED);
        double launched = node.measure(Measure.WORKERS_LAUNCHED);
        if (node.kind() != Kind.GATHER || node.actual().isEmpty() || launched >= planned) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.WORKERS_MISSING,
                node,
                Math.min(1, shares.whole(node) / shares.total()) * (1 - (launched + 1) / (planned + 1)),
                "%s of %s parallel workers were there.".formatted(count(launched), count(planned)),
                "max_parallel_workers or max_worker_processes was used up: fewer parallel statements at a time, or "
                        + "more workers if there are cores."));
    }

    /// A write of a handful of rows, with next to no blocks touched and no trigger to blame, that took its time: it
    /// waited.
    private static Optional<Symptom> held(Plan plan, PlanNode node, Shares shares) {
        if (node.kind() != Kind.MODIFY || !shares.timed() || node.inputs().isEmpty()) {
            return Optional.empty();
        }
        double fired = plan.triggers().stream().mapToDouble(Plan.Trigger::ms).sum();
        double waited = shares.own(node) - fired;
        double rows = node.inputs().getFirst().rows();
        double blocks = node.measure(Measure.BLOCKS_HIT) + node.measure(Measure.BLOCKS_READ);
        if (waited < 100 || waited < 0.5 * shares.total() || rows > 10 || blocks > 1000) {
            return Optional.empty();
        }
        return Optional.of(
                new Symptom(
                        Cause.LOCK_WAITED,
                        node,
                        waited / shares.total() * 0.9,
                        "Writing %s rows took %s and touched hardly a block: another transaction very likely held them."
                                .formatted(count(rows), ms(waited)),
                        "Shorten the transaction that holds them; log_lock_waits = on names it, lock_timeout bounds the wait."));
    }

    private static Optional<Symptom> lock(PlanNode node, Shares shares) {
        if (node.kind() != Kind.LOCK || !shares.timed() || shares.share(node) < 0.5 || shares.own(node) < 50) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.LOCK_WAITED,
                node,
                shares.share(node),
                "%s went by while rows were locked: another transaction held them.".formatted(ms(shares.own(node))),
                "Shorten the transaction that holds them; SKIP LOCKED or NOWAIT where waiting makes no sense."));
    }
}
