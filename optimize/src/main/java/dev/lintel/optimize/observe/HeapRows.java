package dev.lintel.optimize.observe;

import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;

/// How wide a row is by the statistics of its columns, and how many of them fill a page.
public final class HeapRows {
    private static final double HEADER = 24;
    private static final double POINTER = 4;
    private static final double BLOCK = 8192;
    private static final double BLOCK_HEADER = 24;
    private static final int ALIGNED = 8;

    private HeapRows() {}

    /// Whether the statistics tell it.
    public static boolean known(Table table) {
        return !table.columns().isEmpty()
                && table.columns().stream().allMatch(each -> each.distinct() > 0 || each.nullShare() >= 1);
    }

    /// Bytes of a row, with what points at it.
    public static double bytes(Table table) {
        double row = HEADER;
        for (Column column : table.columns()) {
            int alignment = Math.max(1, column.alignment());
            row = Math.ceil(row / alignment) * alignment + column.width() * (1 - column.nullShare());
        }
        return Math.ceil(row / ALIGNED) * ALIGNED + POINTER;
    }

    public static double perPage(Table table) {
        return Math.max(1, Math.floor((BLOCK - BLOCK_HEADER) / bytes(table)));
    }

    /// Bytes that all rows need, side by side.
    public static double needed(Table table) {
        return Math.ceil(table.rows() / perPage(table)) * BLOCK;
    }
}
