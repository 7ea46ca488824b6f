package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Name;
import java.util.List;

/// What extended statistics may tell of several columns of a table.
///
/// @param degree in which share of the rows each of the columns follows from each other, 0 to 1; 0 where it is not
///     told
/// @param distinct how many different values they have together; 0 where it is not told
public record Together(Name table, List<String> columns, double degree, double distinct) {
    public Together {
        columns = List.copyOf(columns);
    }
}
