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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rows that are read and not wanted.
final class ReadingSymptoms {
    private static final double MANY_ROWS = 1000;
    /// A filter that keeps more than this is no case for an index.
    private static final double KEPT = 0.25;

    /// A row that is read and kept costs a hundredth and its part of a page.
    private static final double PRICE_OF_A_ROW = 10;

    private static final double DISK_HEAVY = 0.5;
    /// What nobody would wait for is not called slow.
    private static final double SLOW_MS = 50;
    /// Nearly all of a node's blocks.
    private static final double MOST = 0.8;
    /// Words in a text, elements of an array, keys of a document.
    private static final Pattern INVERTED = Pattern.compile(" (?:@@|@>|<@|&&|\\?|\\?\\||\\?&|@\\?) ");

    private ReadingSymptoms() {}

    static Stream<Symptom> at(PlanNode node, Shares shares) {
        List<Symptom> found = new ArrayList<>();
        filtered(node, shares).or(() -> uncounted(node, shares)).ifPresent(found::add);
        skipped(node, shares).ifPresent(found::add);
        heapVisits(node, shares).ifPresent(found::add);
        fromDisk(node, shares).ifPresent(found::add);
        wholeTable(node, shares).ifPresent(found::add);
        OrderSymptoms.at(node, shares).forEach(found::add);
        IndexWalks.at(node, shares).forEach(found::add);
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
        if (node.kind() == Kind.SCAN || node.kind() == Kind.FOREIGN) {
            return Optional.of(new Symptom(
                    Cause.FILTER_THROWS_ROWS_AWAY,
                    node,
                    shares.share(node),
                    "%s rows of %s are read and %s of them thrown away by the filter."
                            .formatted(count(kept + removed), table, percent(removed / (kept + removed))),
                    indexAdvice(node, shares)));
        }
        if (!node.kind().isIndexScan() && node.kind() != Kind.BITMAP_SCAN) {
            return Optional.empty();
        }
        boolean onlyOrdered =
                node.clause(Clause.INDEX_CONDITION).isEmpty() && node.kind().isIndexScan();
        double weight = shares.share(node) * removed / (kept + removed);
        String says = onlyOrdered
                ? "%s is walked in the order of %s and %s rows are thrown away before enough fit."
                        .formatted(table, node.index(), count(removed))
                : "%s finds %s rows of %s and %s of them are thrown away afterwards."
                        .formatted(
                                node.index().isEmpty() ? "The bitmap" : node.index(),
                                count(kept + removed),
                                table,
                                percent(removed / (kept + removed)));
        String advice = onlyOrdered
                ? "An index whose first columns are the filtered ones and whose next are the sorted ones, gives both: "
                        + byOrder(node) + "."
                : indexAdvice(node, shares);
        return Optional.of(new Symptom(Cause.INDEX_LEAVES_A_FILTER, node, weight, says, advice));
    }

    /// PostgreSQL counts what a filter removes since 9.2. Before, the price of the scan says that far more was read.
    private static Optional<Symptom> uncounted(PlanNode node, Shares shares) {
        boolean dear = node.kind() == Kind.SCAN
                && node.clause(Clause.FILTER).isPresent()
                && node.measure(Measure.ROWS_FILTERED) <= 0
                && node.actual().isPresent()
                && node.estimate().totalCost()
                        > Math.max(
                                MANY_ROWS,
                                PRICE_OF_A_ROW * Math.max(node.estimate().rows(), node.rows()));
        return dear
                ? Optional.of(new Symptom(
                        Cause.FILTER_THROWS_ROWS_AWAY,
                        node,
                        shares.share(node) * 0.9,
                        "%s rows of %s pass a filter, and by the price of the scan far more were read."
                                .formatted(count(node.rows()), node.table()),
                        indexAdvice(node, shares)))
                : Optional.empty();
    }

    private static String byOrder(PlanNode node) {
        List<String> columns = Conjunct.of(node.clause(Clause.FILTER).orElse("")).stream()
                .flatMap(each -> each.plainColumns().stream())
                .distinct()
                .toList();
        return node.table() + " (" + String.join(", ", columns) + ", then the key of " + node.index() + ")";
    }

    private static String indexAdvice(PlanNode node, Shares shares) {
        if (node.kind() == Kind.FOREIGN) {
            return "The other server could filter: use a condition that it understands, or a wrapper that hands it on.";
        }
        if (node.label().startsWith("Custom Scan")) {
            return "Where the table is kept in the order of the filtered columns, whole groups of rows are left aside.";
        }
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
        if (INVERTED.matcher(filter).find()) {
            return "No B-tree finds words, elements or keys inside of a value: a GIN index does.";
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
        double own = ofItself(node, Measure.IO_MS);
        if (waited <= 0 && shares.timed()) {
            return unmeasured(node, shares);
        }
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

    /// Blocks that were not in the server's own cache, without a measure of how long they took: the system's cache
    /// may have had them.
    private static Optional<Symptom> unmeasured(PlanNode node, Shares shares) {
        double read = ofItself(node, Measure.BLOCKS_READ);
        double hit = ofItself(node, Measure.BLOCKS_HIT);
        boolean reader = node.kind() == Kind.SCAN
                || node.kind() == Kind.BITMAP_SCAN
                || node.kind().isIndexScan();
        if (!reader || read < MANY_ROWS || read < MOST * (read + hit) || shares.own(node) < SLOW_MS) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Cause.READ_FROM_DISK,
                node,
                shares.share(node) * 0.3,
                "%s of its %s blocks were not in the server's cache."
                        .formatted(percent(read / (read + hit)), count(read + hit)),
                "Run it twice: if the second time is fast, the cache is too small for what is asked often; "
                        + "track_io_timing = on says how long the reading took."));
    }

    private static double ofItself(PlanNode node, Measure measure) {
        return node.measure(measure)
                - node.inputs().stream()
                        .mapToDouble(each -> each.measure(measure))
                        .sum();
    }

    /// All rows are wanted, by the plan at least, or so many of them that no index spares the rest: nothing to do
    /// here but to ask for less.
    private static Optional<Symptom> wholeTable(PlanNode node, Shares shares) {
        double removed = removed(node);
        double read = node.rows() + removed;
        boolean all = removed < MANY_ROWS;
        boolean few = read < WholeTables.MANY && !(shares.timed() && shares.own(node) >= SLOW_MS && read >= MANY_ROWS);
        if (!WholeTables.reads(node) || few || !all && node.rows() <= KEPT * read) {
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
