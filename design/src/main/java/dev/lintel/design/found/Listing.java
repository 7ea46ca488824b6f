package dev.lintel.design.found;

import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// A list of rows that are there: those of one other row, those with given values, in one order.
///
/// @param thing what each row is called, `Order`
/// @param by columns whose values a request names
/// @param readers `public`, `signed-in` or a role
public record Listing(String thing, Existing.Row row, Optional<Of> of, List<Column> by, Order order, String readers) {
    public Listing {
        by = List.copyOf(by);
    }

    /// What the rows belong to.
    ///
    /// @param noun as people call it, `Customer`
    /// @param column of the listed table, which leads there
    public record Of(String noun, Optional<Existing.Row> row, Column column) {}

    /// Rows that are alike in the column come in the order of their keys.
    ///
    /// @param said for people, `newest first`
    public record Order(Column column, boolean falling, String said) {}

    public Table table() {
        return row.table();
    }

    /// The key; a list of rows with another kind of key cannot be made.
    public Column key() {
        return table().keyColumn().orElseThrow();
    }

    public boolean byKey() {
        return order.column().name().equals(key().name());
    }

    /// What each request gives a value for.
    public List<Column> asked() {
        return Stream.concat(of.stream().map(Of::column), by.stream()).toList();
    }

    /// The columns of the index that gives a page without a sort; empty where one is there.
    ///
    /// @param referencesKeyed whether the database makes an index for each foreign key itself
    public Optional<List<String>> lackingIndex(boolean referencesKeyed) {
        List<String> equal = asked().stream().map(Column::name).distinct().toList();
        SequencedSet<String> wanted = new LinkedHashSet<>(equal);
        if (!byKey()) {
            wanted.add(order.column().name());
        }
        List<List<String>> there = new ArrayList<>();
        table().primaryKey().map(Key::columns).ifPresent(there::add);
        table().uniques().forEach(each -> there.add(each.columns()));
        table().indexes().stream()
                .filter(each -> each.condition().isEmpty())
                .forEach(each -> there.add(each.columns()));
        if (referencesKeyed) {
            table().references().forEach(each -> there.add(each.columns()));
        }
        boolean served = wanted.isEmpty() || there.stream().anyMatch(each -> serves(each, equal, wanted.size()));
        return served ? Optional.empty() : Optional.of(List.copyOf(wanted));
    }

    private boolean serves(List<String> index, List<String> equal, int wanted) {
        return index.size() >= wanted
                && index.subList(0, equal.size()).containsAll(equal)
                && (wanted == equal.size()
                        || index.get(equal.size()).equals(order.column().name()));
    }
}
