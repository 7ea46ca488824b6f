package dev.lintel.practice.database;

import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The ordered column lists of a table by which rows can be found: indexes, primary key and unique keys alike.
record IndexLookup(Table table) {
    /// Methods that find words, shapes and parts of documents, not equal values.
    private static final Set<String> BY_CONTENT = Set.of("gin", "gist", "spgist", "fulltext", "spatial");

    /// @param partial whether it only holds some of the rows
    record Lead(List<String> columns, boolean partial, String name) {}

    List<Lead> leads() {
        List<Lead> all = new ArrayList<>();
        table.primaryKey().ifPresent(key -> all.add(lead(key, "primary key")));
        table.uniques().forEach(key -> all.add(lead(key, key.name())));
        for (Index index : table.indexes()) {
            if (!BY_CONTENT.contains(index.method())) {
                all.add(new Lead(index.columns(), !index.condition().isEmpty(), index.name()));
            }
        }
        return all;
    }

    private static Lead lead(Key key, String name) {
        return new Lead(key.columns(), false, name);
    }

    /// Whether some index starts with one of these columns or expressions. An index over another expression of
    /// the same column counts: which one the database takes is not ours to say.
    boolean startsWithAny(Collection<String> columns) {
        return leads().stream()
                .filter(lead -> !lead.columns().isEmpty())
                .map(lead -> lead.columns().getFirst())
                .anyMatch(first ->
                        columns.stream().anyMatch(column -> first.equals(column) || sameColumn(first, column)));
    }

    private static boolean sameColumn(String first, String column) {
        return first.indexOf('(') >= 0
                && column.indexOf('(') >= 0
                && first.contains(column.substring(column.indexOf('(') + 1, column.length() - 1));
    }

    /// Whether the columns, in any order, are the first of some full index.
    boolean startsWithAll(Collection<String> columns) {
        return leads().stream()
                .filter(lead -> !lead.partial())
                .anyMatch(lead -> lead.columns().size() >= columns.size()
                        && columns.containsAll(lead.columns().subList(0, columns.size())));
    }

    /// An index that has one of the columns, but not first: it looks as if it would help.
    Optional<Lead> near(Collection<String> columns) {
        return leads().stream()
                .filter(lead -> lead.columns().stream().skip(1).anyMatch(columns::contains))
                .findFirst();
    }
}
