package dev.lintel.practice.database;

import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The ordered column lists of a table by which rows can be found: indexes, primary key and unique keys alike.
record IndexLookup(Table table) {
    /// @param partial whether it only holds some of the rows
    record Lead(List<String> columns, boolean partial, String name) {}

    List<Lead> leads() {
        List<Lead> all = new ArrayList<>();
        table.primaryKey().ifPresent(key -> all.add(lead(key, "primary key")));
        table.uniques().forEach(key -> all.add(lead(key, key.name())));
        for (Index index : table.indexes()) {
            all.add(new Lead(index.columns(), !index.condition().isEmpty(), index.name()));
        }
        return all;
    }

    private static Lead lead(Key key, String name) {
        return new Lead(key.columns(), false, name);
    }

    /// Whether some full index starts with one of these columns or expressions.
    boolean startsWithAny(Collection<String> columns) {
        return leads().stream()
                .anyMatch(lead -> !lead.columns().isEmpty() && columns.contains(lead.columns().getFirst()));
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
