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
import java.util.Set;
import java.util.stream.Stream;

/// Rows that are read and not wanted.
final class ReadingSymptoms {
    private static final double MANY_ROWS = 1000;
    /// A filter that keeps more than this is no case for an index.
    private static final double KEPT = 0.2;

    private static final double DISK_HEAVY = 0.5;
    /// A row or a block in memory takes a hundredth of this.
    private static final double SLOW_FOR_EACH_MS = 0.02;
    private static final Set<Kind> INDEXED = Set.of(Kind.INDEX_SCAN, Kind.INDEX_ONLY_SCAN);

    private ReadingSymptoms() {}

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        List<Symptom> found = new ArrayList<>();
        filtered(node, shares).ifPresent(found::add);
        skipped(node, shares).ifPresent(found::add);
        heapVisits(node, shares).ifPresent(found::add);
        fromDisk(node, shares).ifPresent(found::add);
        wholeTable(node, shares).ifPresent(found::add);
        OrderSymptoms.at(node, shares).forEach(found::add);
        outOfOrder(node, shares).ifPresent(found::add);
        return found.stream();
    }

    static double removed(PlanNode node) {
        return node.measure(Measure.ROWS_FILTERED) * Math.max(1, node.loops());
    }

    private static Optional<Symptom> filtered(PlanNode node, Shares shares) {
        double removed = removed(node);
        double kept = node.rows();
        String table = node.table().isEmpty() ? "its input" : node.table();
        if (removed < MANY_ROWS || kept > KEPT * (kept + removed)) {
            return Optional.empty();
        }
        if (node.kind() == Kind.SCAN) {
            return Optional.of(new Symptom(
                    Cause.FILTER_THROWS_ROWS_AWAY,
                    node,
                    shares.share(node),
                    "%s rows of %s are read and %s of them thrown away by the filter."
                            .formatted(count(kept + removed), table, percent(removed / (kept + removed))),
                    indexAdvice(node, shares)));
        }
        if (!INDEXED.contains(node.kind()) && node.kind() != Kind.BITMAP_SCAN) {
            return Optional.empty();
        }
        boolean onlyOrdered = node.clause(Clause.INDEX_CONDITION).isEmpty() && INDEXED.contains(node.kind());
        double weight = shares.share(node) * removed / (kept + removed);
        return Optional.of(
                onlyOrdered
                        ? new Symptom(
                                Cause.ORDER_WITHOUT_INDEX,
                                node,
                                weight,
                                "%s is walked in the order of %s and %s rows are thrown away before enough fit."
                                        .formatted(table, node.index(), count(removed)),
                                "An index whose first columns are the filtered ones and whose next are the sorted ones, "
                                        + "gives both: " + byOrder(node) + ".")
                        : new Symptom(
                                Cause.INDEX_LEAVES_A_FILTER,
                                node,
                                weight,
                                "%s finds %s rows of %s and %s of them are thrown away afterwards."
                                        .formatted(
                                                node.index().isEmpty() ? "The bitmap" : node.index(),
                                                count(kept + removed),
                                                table,
                                                percent(removed / (kept + removed))),
                                indexAdvice(node, shares)));
    }

    private static String byOrder(PlanNode node) {
        List<String> columns = Conjunct.of(node.clause(Clause.FILTER).orElse("")).stream()
                .flatMap(each -> each.plainColumns().stream())
                .distinct()
                .toList();
        return node.table() + " (" + String.join(", ", columns) + ", then the key of " + node.index() + ")";
    }

    private static String indexAdvice(PlanNode node, Shares shares) {
        String filter = node.clause(Clause.FILTER).orElse("");
        boolean wrapped = !filter.isEmpty()
                && Columns.in(filter).stream().allMatch(Columns.Mention::wrapped)
                && !Columns.in(filter).isEmpty();
        if (wrapped) {
            return "A plain index cannot serve the function around the column: index the expression, or compare the "
                    + "bare column.";
        }
        if (filter.contains(" ~~ '%") || filter.contains(" ~~* ")) {
            return "No B-tree finds a pattern that begins with a wildcard: a trigram index (pg_trgm, GIN) does.";
        }
        Optional<Wanted> wanted = Wanted.of(node, shares);
        return wanted.map(index -> "An index on " + index + " finds them without reading the rest.")
                .orElse("An index that fits the filter would find them without reading the rest.");
    }

    /// A limit that lets its input give far more rows than it passes on.
    private static Optional<Symptom> skipped(PlanNode node, Shares shares) {
        if (node.kind() != Kind.LIMIT
                || node.inputs().isEmpty()
                || node.actual().isEmpty()) {
            return Optional.empty();
        }
        PlanNode input = node.inputs().getFirst();
        double given = input.rows();
        if (given - node.rows() < MANY_ROWS || given < 10 * Math.max(1, node.rows()) || isForAll(input)) {
            return Optional.empty();
        }
        double share = shares.whole(node) / shares.total() * (1 - node.rows() / given);
        return Optional.of(new Symptom(
                Cause.SKIPPED_BY_OFFSET,
                node,
                Math.min(1, share) * 0.95,
                "%s rows are made and skipped to give %s: OFFSET costs more with every page."
                        .formatted(count(given - node.rows()), count(node.rows())),
                "Page by the last key seen (keyset): where (sort column, id) < (?, ?) order by both limit n."));
    }

    /// A window that has seen far more rows than it gives: page 1 costs what page 100 costs.
    private static boolean isForAll(PlanNode node) {
        return node.kind() == Kind.WINDOW && node.inputs().stream().anyMatch(input -> input.rows() > 10 * node.rows());
    }

    private static Optional<Symptom> heapVisits(PlanNode node, Shares shares) {
        double fetches = node.measure(Measure.HEAP_FETCHES);
        if (node.kind() != Kind.INDEX_ONLY_SCAN || fetches < MANY_ROWS || fetches < 0.3 * node.rows()) {
            return Optional.empty();
        }
        // where each turn of a loop looks for a row or two, going down the index costs as much as the visit
        double visiting = fetches / Math.max(1, node.loops()) < 3 ? 0.5 : 0.9;
        return Optional.of(new Symptom(
                Cause.INDEX_ONLY_VISITS_TABLE,
                node,
                shares.share(node) * visiting,
                "The index-only scan of %s still visited the table for %s rows."
                        .formatted(node.index(), count(fetches)),
                "Vacuum " + node.table() + " more often: its visibility map is behind its writes."));
    }

    private static Optional<Symptom> fromDisk(PlanNode node, Shares shares) {
        double waited = node.measure(Measure.IO_MS);
        double below = node.inputs().stream()
                .mapToDouble(input -> input.measure(Measure.IO_MS))
                .sum();
        double own = waited - below;
        if (!shares.timed() || own < DISK_HEAVY * shares.own(node) || shares.own(node) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.READ_FROM_DISK,
                node,
                Math.min(own, shares.own(node)) / shares.total() * 0.6,
                "%s of this node were spent waiting for blocks that were not in memory.".formatted(Wording.ms(own)),
                "Read fewer blocks (an index, fewer columns), or give the cache more memory."));
    }

    /// An index whose first column is only bounded, while later ones are compared with `=`: all entries between the
    /// bounds are walked. Told where the time can only have gone there: no block waited for, and far more of it
    /// than the blocks and rows that were touched explain.
    private static Optional<Symptom> outOfOrder(PlanNode node, Shares shares) {
        List<Conjunct> conditions =
                Conjunct.of(node.clause(Clause.INDEX_CONDITION).orElse(""));
        if (!INDEXED.contains(node.kind())
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

    /// All rows are wanted, by the plan at least, or so many of them that no index spares the rest: nothing to do here
    /// but to ask for less.
    private static Optional<Symptom> wholeTable(PlanNode node, Shares shares) {
        double removed = removed(node);
        double read = node.rows() + removed;
        boolean all = removed < MANY_ROWS;
        if (!WholeTables.reads(node) || read < WholeTables.MANY || !all && node.rows() <= KEPT * read) {
            return Optional.empty();
        }
        double share = shares.share(node) + summed(node, shares);
        if (share < 0.3 || node.role() != Role.CHILD) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.WHOLE_TABLE_READ,
                node,
                // the fewer of them are wanted, the more likely something else could be done
                Math.min(1, share) * 0.5 * (all ? 1 : node.rows() / read),
                all
                        ? "All %s rows of %s are read.".formatted(count(node.rows()), node.table())
                        : "All %s rows of %s are read, and the filter keeps %s of them."
                                .formatted(count(read), node.table(), percent(node.rows() / read)),
                all
                        ? "No index helps a statement that wants every row: ask for fewer, or keep the sum beside them."
                        : "An index seldom helps a statement that wants so many rows: ask for fewer, or keep apart what "
                                + "the filter asks for (partitions, a sum beside the rows)."));
    }

    /// What is above a whole table and cannot give its first row before it has seen the last one; groups that went to
    /// disk are a cause of their own.
    private static double summed(PlanNode node, Shares shares) {
        return shares.shareAbove(
                node,
                parent -> parent.kind() == Kind.WINDOW
                        || parent.kind() == Kind.AGGREGATE && parent.measure(Measure.DISK_KB) <= 0);
    }
}
