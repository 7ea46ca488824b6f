package dev.lintel.optimize.postgres.sparse;

import java.util.ArrayList;
import java.util.List;

/// The pages above the leaves of a B-tree: when it is built from sorted rows, filled to 70 % (`_bt_buildadd` in
/// `nbtsort.c`); when it grows row by row, split in the middle or at the right end, but the root only when it is full
/// (`_bt_split` in `nbtinsert.c`).
final class BTreeFill {
    static final int LINE_POINTER = 4;
    /// A page without its head, its foot, the bound and the next tuple's line pointer.
    static final double FREE = 8192 - 24 - 16 - 2 * LINE_POINTER;
    private static final double INNER_LEAVES = 2457;
    /// Each inner page's first tuple has no key.
    private static final double WITHOUT_KEY = 8;

    private BTreeFill() {}

    static double aligned(double bytes) {
        return Math.ceil(bytes / 8) * 8;
    }

    /// Pages of the levels above the leaves, the lowest first; none when the root is a leaf.
    static List<Long> levels(long leaves, double pivot) {
        List<Long> levels = new ArrayList<>();
        for (long level = leaves; level > 1; ) {
            level = Math.max(1, (long) Math.ceil((level - 1) / children(FREE - INNER_LEAVES, pivot)));
            levels.add(level);
        }
        return levels;
    }

    /// The same of a tree that grew row by row.
    static List<Long> grown(long leaves, double pivot) {
        // the root has no bound
        double below = children(FREE + LINE_POINTER, pivot);
        List<Long> levels = new ArrayList<>();
        for (long level = leaves; level > 1; ) {
            level = level <= below ? 1 : (long) Math.ceil(level / children(FREE - INNER_LEAVES, pivot));
            levels.add(level);
        }
        return levels;
    }

    private static double children(double free, double pivot) {
        return Math.max(2, 1 + Math.floor((free - WITHOUT_KEY - LINE_POINTER) / (pivot + LINE_POINTER)));
    }
}
