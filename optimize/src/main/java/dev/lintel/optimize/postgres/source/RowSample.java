package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Table;
import java.util.List;
import java.util.OptionalDouble;

/// Whether rows that lie side by side share what some columns say, which no statistics of one column tell.
@FunctionalInterface
public interface RowSample {
    RowSample NONE = (_, _) -> OptionalDouble.empty();

    /// The share of the rows without a null in these columns that do not repeat the one before them there: 1
    /// when each says something else, a tenth when ten lines of an order share its customer and its day. Empty
    /// when it is not known.
    OptionalDouble fresh(Table table, List<String> columns);
}
