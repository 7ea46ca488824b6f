package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Column;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/// What the inner pages of a B-tree keep of the keys: of each bound between two pages only as many columns as tell both
/// sides apart, and where all are equal, the row's place behind them (`_bt_truncate` in `nbtutils.c`). Three numbers
/// of which the first two are nearly unique have bounds of two: a page holds 284 of them, not 203, and the tree may be
/// a level lower.
final class Pivots {
    private static final double ROW_PLACE = 8;

    private Pivots() {}

    /// The levels above the leaves.
    ///
    /// @param levels for bounds of so many bytes
    /// @param tuples on all leaves
    /// @param distinct how many different values some of the keys have together; asked only where the height
    ///     hangs on it, since knowing it may take a look at the rows
    static List<Long> levels(
            DoubleFunction<List<Long>> levels,
            List<Column> keys,
            double tuples,
            ToDoubleFunction<List<Column>> distinct) {
        List<Long> longest = levels.apply(size(keys) + ROW_PLACE);
        List<Long> shortest = levels.apply(size(keys.subList(0, Math.min(1, keys.size()))));
        return shortest.size() == longest.size() ? longest : levels.apply(mean(keys, tuples, distinct));
    }

    /// Bytes of a bound, over all places in the order where it may fall.
    private static double mean(List<Column> keys, double tuples, ToDoubleFunction<List<Column>> distinct) {
        double mean = 0;
        double told = 0;
        for (int columns = 1; columns <= keys.size(); columns++) {
            List<Column> first = keys.subList(0, columns);
            double now = Math.clamp(distinct.applyAsDouble(first) / Math.max(1, tuples), told, 1);
            mean += (now - told) * size(first);
            told = now;
        }
        return mean + (1 - told) * (size(keys) + ROW_PLACE);
    }

    private static double size(List<Column> columns) {
        return BTreeSize.TUPLE_HEADER + BTreeSize.data(columns);
    }
}
