package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;
import static dev.lintel.optimize.plan.Wording.kilobytes;
import static dev.lintel.optimize.plan.Wording.percent;

import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Measure;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Work that did not fit into the memory that it was allowed.
final class MemorySymptoms {
    private MemorySymptoms() {}

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        List<Symptom> found = new ArrayList<>();
        sort(node, shares).ifPresent(found::add);
        hash(node, shares).ifPresent(found::add);
        lossy(node, shares).ifPresent(found::add);
        cache(node, shares).ifPresent(found::add);
        return found.stream();
    }

    private static Optional<Symptom> sort(PlanNode node, Shares shares) {
        double disk = node.measure(Measure.DISK_KB);
        if (node.kind() != Kind.SORT || disk <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.SORT_SPILLS,
                node,
                shares.share(node),
                "Sorting %s rows by %s took %s on disk."
                        .formatted(
                                count(taken(node)),
                                node.clause(Clause.SORT_KEY)
                                        .filter(key -> key.indexOf('\'') < 0)
                                        .orElse("its key"),
                                kilobytes(disk)),
                "An index in this order needs no sort; else set work_mem above %s for this role or transaction, which "
                                .formatted(kilobytes(2.5 * disk))
                        + "every sort of every connection may use."));
    }

    /// What a sort takes in; above it a limit may stop it early.
    private static double taken(PlanNode sort) {
        return sort.children().stream().mapToDouble(PlanNode::rows).reduce(sort.rows(), Math::max);
    }

    private static Optional<Symptom> hash(PlanNode node, Shares shares) {
        double disk = node.measure(Measure.DISK_KB);
        double batches = node.measure(Measure.BATCHES);
        boolean hashed = node.kind() == Kind.HASH || node.kind() == Kind.AGGREGATE && (disk > 0 || batches > 1);
        if (!hashed || batches <= 1 && disk <= 0) {
            return Optional.empty();
        }
        double joinOwn =
                node.kind() == Kind.HASH ? shares.parent(node).map(shares::own).orElse(0.0) : 0;
        double planned = node.measure(Measure.BATCHES_PLANNED);
        String surprise = planned > 0 && planned < batches
                ? " (%s were planned: more rows came than estimated)".formatted(count(planned))
                : "";
        double need = Math.max(disk, node.measure(Measure.MEMORY_KB) * Math.max(1, batches));
        return Optional.of(new Symptom(
                Cause.HASH_SPILLS,
                node,
                (shares.own(node) + joinOwn) / shares.total() * 0.9,
                "The hash table did not fit into memory and was split into %s batches through disk%s."
                        .formatted(count(Math.max(2, batches)), surprise),
                "Give it fewer or narrower rows, or set work_mem (times hash_mem_multiplier) above %s for this role."
                        .formatted(kilobytes(need))));
    }

    private static Optional<Symptom> lossy(PlanNode node, Shares shares) {
        double lossy = node.measure(Measure.LOSSY_BLOCKS);
        double all = lossy + node.measure(Measure.EXACT_BLOCKS);
        if (lossy <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.BITMAP_IS_LOSSY,
                node,
                shares.share(node) * lossy / all,
                "The bitmap was too large for memory: %s of the blocks were kept as a whole and every row in them was "
                                .formatted(percent(lossy / all))
                        + "checked again (%s in vain).".formatted(count(node.measure(Measure.ROWS_RECHECKED))),
                "A more selective index makes the bitmap small; else set work_mem higher for this role."));
    }

    private static Optional<Symptom> cache(PlanNode node, Shares shares) {
        double evictions = node.measure(Measure.CACHE_EVICTIONS);
        if (node.kind() != Kind.MEMOIZE || evictions <= node.measure(Measure.CACHE_HITS)) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.CACHE_EVICTS,
                node,
                shares.whole(node) / shares.total() * 0.5,
                "The cache of inner rows threw %s entries away and answered only %s times."
                        .formatted(count(evictions), count(node.measure(Measure.CACHE_HITS))),
                "Set work_mem higher for this role, or let it hash (enable_memoize off shows what it costs)."));
    }
}
