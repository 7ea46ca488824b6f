package dev.lintel.practice.database;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Table;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which columns of a table may be empty in some row although the class that is mapped to it cannot leave them so.
///
/// @param later columns that a migration added to rows that were there
/// @param writes statements of the code that put rows into the table or change them, past the mapping
record EmptyColumns(Set<String> later, List<Shape> writes) {
    static EmptyColumns of(Backend backend, Table table) {
        Set<String> later = new HashSet<>();
        backend.schema()
                .changes()
                .filter(Change.AddColumn.class::isInstance)
                .map(Change.AddColumn.class::cast)
                .filter(added -> added.table().equals(table.name())
                        && !added.at().file().equals(table.at().file()))
                .forEach(added -> later.add(added.column().name()));
        List<Shape> writes = backend.queries().stream()
                .filter(query -> query.language() != Query.Language.BUILT_IN)
                .map(Query::shape)
                .filter(shape -> shape.mutates()
                        && shape.mainTable().filter(table.name()::equals).isPresent())
                .toList();
        return new EmptyColumns(later, writes);
    }

    boolean canHold(String column) {
        return later.contains(column) || writes.stream().anyMatch(shape -> leaves(shape, column));
    }

    /// A row that is added without it, or a value that may be none.
    private static boolean leaves(Shape shape, String column) {
        boolean named =
                shape.assigned().stream().anyMatch(each -> each.column().name().equals(column));
        return switch (shape.kind()) {
            case INSERT, UPSERT -> !shape.complete() || !named;
            case UPDATE -> !shape.complete() || named;
            case SELECT, DELETE, OTHER -> false;
        };
    }
}
