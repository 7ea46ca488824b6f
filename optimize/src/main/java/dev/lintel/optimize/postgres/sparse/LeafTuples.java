package dev.lintel.optimize.postgres.sparse;

import java.util.ArrayList;
import java.util.List;

/// The tuples on the leaves of a B-tree that is built from sorted rows (`_bt_buildadd` in `nbtsort.c`). A page takes
/// one more as long as a tenth of it is free; the list of the last one does not count, since the bound does not keep
/// it. The tuple that finds less ends the page: the last one there moves to the next page and leaves its key as the
/// bound.
final class LeafTuples {
    private static final int ROW_POINTER = 6;
    /// What a key may take with its list of rows: a tenth of a page, aligned, with its line pointer.
    private static final double LARGEST = 808;
    private static final double STAYS_FREE = 819;
    /// Fewer pages are counted tuple by tuple.
    private static final double FEW_PAGES = 64;

    private final List<Run> runs = new ArrayList<>();

    /// Tuples that are alike.
    ///
    /// @param item bytes of each with its list
    /// @param list bytes of its list of rows; 0 for none
    private record Run(double tuples, double item, double list) {
        /// On each page that has no others, but the last, which may have one more.
        double onPage() {
            double each = item + BTreeFill.LINE_POINTER;
            double untilFull = Math.floor((BTreeFill.FREE - STAYS_FREE + list) / each);
            double thatFit = Math.floor((BTreeFill.FREE - each - BTreeFill.LINE_POINTER) / each);
            return Math.max(1, Math.min(untilFull, thatFit));
        }
    }

    /// Keys of which each has as many rows as the others, or one more.
    void addGroups(double rows, double groups, double item) {
        double each = rows / groups;
        double few = Math.floor(each);
        double more = few >= 1 ? (each - few) * groups : Math.min(groups, rows);
        if (few >= 1) {
            lists(few, groups - more, item);
        }
        lists(few + 1, more, item);
    }

    private void lists(double rows, double keys, double item) {
        double most = Math.max(1, Math.floor((LARGEST - item) / ROW_POINTER));
        double full = Math.floor(rows / most);
        add(keys * full, item, most);
        add(rows > full * most ? keys : 0, item, rows - full * most);
    }

    /// @param rows that each of them stands for
    void add(double tuples, double item, double rows) {
        double list = rows < 2 ? 0 : BTreeFill.aligned(item + ROW_POINTER * rows) - item;
        if (tuples > 0) {
            runs.add(new Run(tuples, item + list, list));
        }
    }

    double count() {
        return runs.stream().mapToDouble(Run::tuples).sum();
    }

    /// The pages that they fill.
    long pages() {
        double pages =
                runs.stream().mapToDouble(run -> run.tuples() / run.onPage()).sum();
        return pages < FEW_PAGES ? counted() : Math.round(pages);
    }

    private long counted() {
        long pages = 1;
        int onPage = 0;
        double free = BTreeFill.FREE;
        double owed = 0;
        Run last = new Run(0, 0, 0);
        for (Run run : runs) {
            // parts of tuples come from averages
            owed += run.tuples();
            for (; owed >= 0.5; owed--) {
                double each = run.item() + BTreeFill.LINE_POINTER;
                if (onPage > 1 && free + last.list() < STAYS_FREE || free < each + BTreeFill.LINE_POINTER) {
                    pages++;
                    onPage = 1;
                    free = BTreeFill.FREE - last.item() - BTreeFill.LINE_POINTER;
                }
                free -= each;
                onPage++;
                last = run;
            }
        }
        return pages;
    }
}
