package dev.lintel.optimize.observe;

import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.workload.Asked;

/// Statements that read a whole table for a few of its rows.
public final class WholeReads {
    private static final double OFTEN = 10;
    private static final double HALF = 0.5;
    private static final double FEW = 0.01;
    private static final double BLOCK = 8192;

    private WholeReads() {}

    /// Whether it touches again and again the pages of the table for a few of its rows. Times waver with whatever else
    /// the server does, pages do not.
    public static boolean isOne(Asked asked, Table table) {
        return asked.calls() >= OFTEN
                && asked.blocksEach() >= HALF * table.bytes() / BLOCK
                && asked.rowsEach() <= FEW * table.rows();
    }
}
