package dev.lintel.optimize.plan;

import static dev.lintel.optimize.plan.Wording.count;

import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.Symptom.Cause;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A statement that wants every row of several tables: no one of them is to blame, and no index helps.
final class WholeTables {
    /// Rows that take their time whatever is done.
    static final double MANY = 100_000;
    /// A filter that removes so much is not noticed.
    private static final double HARDLY = 0.01;

    /// Nobody asks why a faster one is slow.
    private static final double SLOW_MS = 100;

    private static final double NEARLY_ALL = 0.9;
    private static final Set<Kind> READS =
            Set.of(Kind.SCAN, Kind.INDEX_SCAN, Kind.INDEX_ONLY_SCAN, Kind.BITMAP_SCAN, Kind.FOREIGN);
    private static final Set<Kind> PASSES_ON = Set.of(
            Kind.HASH_JOIN, Kind.MERGE_JOIN, Kind.NESTED_LOOP, Kind.HASH, Kind.APPEND, Kind.GATHER, Kind.AGGREGATE);

    private WholeTables() {}

    /// A table or an index from its beginning to its end, once; a filter may follow.
    static boolean reads(PlanNode node) {
        boolean walked = node.kind().isIndexScan();
        return node.kind() == Kind.SCAN
                || node.kind() == Kind.FOREIGN && !node.table().isEmpty()
                || walked && node.clause(Clause.INDEX_CONDITION).isEmpty();
    }

    static Optional<Symptom> in(Plan plan, Shares shares) {
        List<PlanNode> read = plan.root()
                .all()
                .filter(node -> READS.contains(node.kind()) && !node.neverRan())
                .toList();
        List<PlanNode> whole = read.stream()
                .filter(node -> reads(node) && ReadingSymptoms.removed(node) <= HARDLY * node.rows())
                .toList();
        double rows = whole.stream().mapToDouble(PlanNode::rows).sum();
        double all = read.stream()
                .mapToDouble(node -> node.rows() + ReadingSymptoms.removed(node))
                .sum();
        if (whole.size() < 2 || rows < MANY || rows < NEARLY_ALL * all) {
            return Optional.empty();
        }
        double spent = plan.root()
                .all()
                .filter(node -> whole.contains(node) || PASSES_ON.contains(node.kind()))
                .mapToDouble(shares::own)
                .sum();
        List<String> tables = whole.stream()
                .map(PlanNode::table)
                .filter(table -> !table.isEmpty())
                .distinct()
                .toList();
        return Optional.of(new Symptom(
                Cause.WHOLE_TABLE_READ,
                plan.root(),
                Math.min(1, spent / shares.total()) * 0.45,
                "All rows of %s are read and worked through, %s in all."
                        .formatted(
                                tables.size() > 3 ? tables.size() + " tables" : String.join(", ", tables), count(rows)),
                "No index helps a statement that wants every row: ask for fewer, or keep the sum beside them."));
    }

    /// What a statement is made of that takes its time without any one fault: the table of which most rows are
    /// read.
    static Optional<Symptom> largest(Plan plan, Shares shares) {
        if (!shares.timed() || shares.total() < SLOW_MS) {
            return Optional.empty();
        }
        return plan.root()
                .all()
                .filter(node -> reads(node) && !node.neverRan() && worked(node) >= MANY / 10)
                .max(Comparator.comparingDouble(WholeTables::worked))
                .map(node -> new Symptom(
                        Cause.WHOLE_TABLE_READ,
                        node,
                        Symptoms.LEAST,
                        "No one step is slow; most of the work begins with the %s rows of %s that are all read."
                                .formatted(count(worked(node)), node.table()),
                        "Ask for fewer of them, or keep the sum beside them."));
    }

    private static double worked(PlanNode node) {
        return node.rows() + ReadingSymptoms.removed(node);
    }
}
