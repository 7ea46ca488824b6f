package dev.lintel.practice.api;

import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Traffic;
import java.util.List;
import java.util.Optional;

/// Rows that come into the world together with the row that they belong to, as the lines of an invoice do: who asks
/// for those of one parent gets as many as one request once wrote, however old the parent grows. Orders of a
/// customer are another thing, for each comes by a request of its own.
final class Composition {
    private Composition() {}

    /// The table of the wholes that these rows are parts of.
    ///
    /// @param column of the parts' table, by which the rows of one whole are found
    /// @return empty when the column names no other table, when nothing was seen to add parts, and when some entry
    ///     adds parts to a whole that is there already
    static Optional<String> whole(Schema schema, Traffic traffic, String parts, String column) {
        return schema.table(parts)
                .flatMap(table -> target(schema, table, column))
                .filter(whole -> !whole.equals(parts))
                .filter(whole -> !traffic.of(parts).inserters().isEmpty()
                        && traffic.of(whole)
                                .inserters()
                                .containsAll(traffic.of(parts).inserters()));
    }

    /// By its foreign key; where a schema does without them, by the column's name.
    private static Optional<String> target(Schema schema, Table table, String column) {
        return table.references().stream()
                .filter(key -> key.columns().equals(List.of(column)))
                .map(ForeignKey::target)
                .findFirst()
                .or(() -> Optional.of(column)
                        .filter(name -> name.endsWith("_id"))
                        .map(name -> name.substring(0, name.length() - "_id".length()))
                        .filter(name -> schema.table(name).isPresent()));
    }
}
