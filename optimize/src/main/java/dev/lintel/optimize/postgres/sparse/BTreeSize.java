package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How large `CREATE INDEX` makes a B-tree, page by page: a leaf takes tuples until less than a tenth of it is free,
/// and gives the last one to the next; equal keys are kept once with a list of rows (PostgreSQL 13 to 18;
/// `nbtsort.c`, `nbtdedup.c`). Without the lists, an index on few values is taken for up to six times its size.
///
/// @param pages with the first, which holds no keys
/// @param height 0 when the root is a leaf
record BTreeSize(long pages, int height) {
    static final int TUPLE_HEADER = 8;
    /// With the bitmap that says which columns are null.
    private static final int HEADER_WITH_NULLS = 16;
    /// Below this a group of equal keys is a rounding error.
    private static final double NO_ROWS = 0.5;

    /// @param rows that are indexed
    /// @param keys columns of the key; an expression as a column of its own
    /// @param distinct how many different values some of the keys have together, among rows where none of them is
    ///     null
    static BTreeSize of(
            double rows, List<Column> keys, List<Column> included, ToDoubleFunction<List<Column>> distinct) {
        if (rows < NO_ROWS) {
            return new BTreeSize(1, 0);
        }
        LeafTuples tuples = new LeafTuples();
        boolean merged = included.isEmpty() && keys.stream().allMatch(Column::mergeable);
        List<Column> all = new ArrayList<>(keys);
        all.addAll(included);
        List<Part> parts = parts(rows, all);
        // nulls come last, but of several columns among the others, and then hardly one of theirs ends the page
        for (Part part : all.size() > 1 ? parts.reversed() : parts) {
            double item = part.item(all.size());
            if (!merged) {
                tuples.add(part.rows(), item, 1);
            } else if (all.size() == 1 && !part.present().isEmpty()) {
                single(tuples, rows, part, distinct.applyAsDouble(part.present()), item);
            } else {
                double different = part.present().isEmpty() ? 1 : distinct.applyAsDouble(part.present());
                tuples.addGroups(part.rows(), Math.clamp(different, 1, Math.max(1, part.rows())), item);
            }
        }
        long leaves = tuples.pages();
        List<Long> levels = Pivots.levels(pivot -> BTreeFill.levels(leaves, pivot), keys, tuples.count(), distinct);
        return new BTreeSize(
                1 + leaves + levels.stream().mapToLong(Long::longValue).sum(), levels.size());
    }

    /// Of a tree that is there and grew row by row: its height from its pages.
    ///
    /// @param distinct as for {@link #of}
    static BTreeSize grown(long pages, double rows, List<Column> keys, ToDoubleFunction<List<Column>> distinct) {
        long leaves = Math.max(1, pages - 1);
        List<Long> levels = Pivots.levels(pivot -> BTreeFill.grown(leaves, pivot), keys, rows, distinct);
        return new BTreeSize(pages, levels.size());
    }

    /// Between this one and a smaller one, when nothing says which it is: as many times too large as it is too small
    /// at worst.
    BTreeSize towards(BTreeSize smaller) {
        return smaller.pages >= pages
                ? this
                : new BTreeSize(Math.round(Math.sqrt((double) pages * smaller.pages)), height);
    }

    /// Rows in which the same columns are null.
    ///
    /// @param present the columns that are not
    private record Part(double rows, List<Column> present) {
        double item(int columns) {
            return (present.size() < columns ? HEADER_WITH_NULLS : TUPLE_HEADER) + data(present);
        }
    }

    /// Which columns are null together is not known; each is taken to be so by itself.
    private static List<Part> parts(double rows, List<Column> columns) {
        List<Part> parts = List.of(new Part(rows, List.of()));
        for (Column column : columns) {
            List<Part> next = new ArrayList<>();
            for (Part part : parts) {
                double without = part.rows() * column.nullShare();
                double with = part.rows() - without;
                List<Column> present = new ArrayList<>(part.present());
                present.add(column);
                if (without < NO_ROWS || with < NO_ROWS) {
                    next.add(new Part(part.rows(), without < with ? present : part.present()));
                } else {
                    next.add(new Part(with, present));
                    next.add(new Part(without, part.present()));
                }
            }
            parts = next;
        }
        return parts;
    }

    /// Bytes of the columns in a tuple, behind its head.
    static double data(List<Column> columns) {
        double width = 0;
        for (Column column : columns) {
            if (column.fixed() || column.width() > 126) {
                width = Math.ceil(width / column.alignment()) * column.alignment();
            }
            width += column.width();
        }
        return BTreeFill.aligned(columns.isEmpty() ? 0 : Math.max(1, width));
    }

    /// The most common values by their own shares of all rows, and all others alike.
    private static void single(LeafTuples tuples, double all, Part part, double distinct, double item) {
        List<Double> common = part.present().getFirst().common();
        double left = part.rows();
        for (double share : common) {
            tuples.addGroups(all * share, 1, item);
            left -= all * share;
        }
        double others = Math.min(left, distinct - common.size());
        if (others >= 1) {
            tuples.addGroups(left, others, item);
        } else if (left > 0) {
            tuples.add(left, item, 1);
        }
    }
}
