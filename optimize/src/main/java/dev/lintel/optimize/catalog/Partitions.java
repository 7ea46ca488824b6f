package dev.lintel.optimize.catalog;

import java.util.List;

/// How a table's rows are spread over others.
///
/// @param method `range`, `list` or `hash`; empty for a table that holds its own rows
/// @param key the columns that decide where a row lies; empty when an expression does
/// @param parts the tables right below, in the order of their names; some of them may be partitioned again
/// @param analyzed whether there are statistics of all rows together, which only an explicit ANALYZE takes; true
///     where the engine does not say
public record Partitions(String method, List<String> key, List<Name> parts, boolean analyzed) {
    public static final Partitions NONE = new Partitions("", List.of(), List.of(), true);

    public Partitions {
        key = List.copyOf(key);
        parts = List.copyOf(parts);
    }
}
