package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Column;
import java.util.ArrayList;
import java.util.List;

/// How large `CREATE INDEX` makes a B-tree: leaves filled to 90 %, inner pages to 70 %, equal keys kept once with a
/// list of rows (PostgreSQL 13; `nbtsort.c`, `nbtdedup.c`). Without the lists, an index on few values is taken for
/// up to six times its size.
///
/// @param pages with the first, which holds no keys
/// @param height 0 when the root is a leaf
record BTreeSize(long pages, int height) {
    private static final double PAGE = 8192 - 24 - 16;
    private static final double LEAF_FILL = PAGE - 8192 * 0.10;
    private static final double INNER_FILL = PAGE - 8192 * 0.30;
    private static final int LINE_POINTER = 4;
    private static final int TUPLE_HEADER = 8;
    private static final int ROW_POINTER = 6;
    /// What a list of rows may take in a tree that is built at once.
    private static final int LARGEST_LIST = 812;

    /// @param rows that are indexed
    /// @param keys columns of the key; an expression as a column of its own
    /// @param distinct different keys among the rows
    static BTreeSize of(double rows, List<Column> keys, List<Column> included, double distinct) {
        List<Column> all = new ArrayList<>(keys);
        all.addAll(included);
        double item = item(all);
        boolean merged = included.isEmpty() && keys.stream().allMatch(Column::mergeable);
        double bytes = merged ? merged(rows, keys, Math.max(1, distinct), item) : rows * (item + LINE_POINTER);
        return ofBytes(bytes, item(keys));
    }

    /// Of a tree that is there: its height from its pages.
    static BTreeSize ofPages(long pages, List<Column> keys) {
        return new BTreeSize(pages, levels(Math.max(1, pages - 1), item(keys)).size());
    }

    private static BTreeSize ofBytes(double bytes, double item) {
        long leaves = Math.max(1, (long) Math.ceil(bytes / (LEAF_FILL - item - LINE_POINTER)));
        List<Long> levels = levels(leaves, item);
        return new BTreeSize(
                1 + leaves + levels.stream().mapToLong(Long::longValue).sum(), levels.size());
    }

    private static List<Long> levels(long leaves, double item) {
        double children = Math.max(2, Math.floor(INNER_FILL / (item + LINE_POINTER)));
        List<Long> levels = new ArrayList<>();
        for (long level = leaves; level > 1; ) {
            level = (long) Math.ceil(level / children);
            levels.add(level);
        }
        return levels;
    }

    private static double item(List<Column> columns) {
        double width = 0;
        for (Column column : columns) {
            if (column.fixed() || column.width() > 126) {
                width = Math.ceil(width / column.alignment()) * column.alignment();
            }
            width += column.width();
        }
        return TUPLE_HEADER + aligned(Math.max(1, width));
    }

    private static double aligned(double bytes) {
        return Math.ceil(bytes / 8) * 8;
    }

    /// Keys in groups: the most common ones by their own sizes, the nulls, and all others alike.
    private static double merged(double rows, List<Column> keys, double distinct, double item) {
        if (keys.size() > 1) {
            return group(rows / distinct, item) * distinct;
        }
        Column key = keys.getFirst();
        double bytes = 0;
        double left = rows;
        for (double share : key.common()) {
            bytes += group(rows * share, item);
            left -= rows * share;
        }
        if (key.nullShare() > 0) {
            bytes += group(rows * key.nullShare(), TUPLE_HEADER + 8);
            left -= rows * key.nullShare();
        }
        double others = Math.min(left, distinct - key.common().size());
        return others >= 1 && left > 0 ? bytes + group(left / others, item) * others : bytes + Math.max(0, left) * item;
    }

    /// Bytes of a key that has this many rows; between whole numbers, groups of both sizes are there.
    private static double group(double rows, double item) {
        double few = Math.floor(rows);
        double share = rows - few;
        return (1 - share) * whole(Math.max(1, few), item) + share * whole(few + 1, item);
    }

    private static double whole(double rows, double item) {
        double most = Math.max(1, Math.floor((LARGEST_LIST - item) / ROW_POINTER));
        double full = Math.floor(rows / most);
        double rest = rows - full * most;
        return full * list(most, item) + (rest > 0 ? list(rest, item) : 0);
    }

    private static double list(double rows, double item) {
        return LINE_POINTER + (rows <= 1 ? item : aligned(item + ROW_POINTER * rows));
    }
}
