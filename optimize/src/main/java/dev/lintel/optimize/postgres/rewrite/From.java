package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// The tables of one SELECT by the names that it calls them.
record From(Map<String, Table> tables) {
    From {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /// A column with the name of its table in the statement.
    record Place(String alias, Table table, Column column) {
        String sql() {
            return Name.quoted(alias) + "." + Name.quoted(column.name());
        }

        boolean beginsAnIndex() {
            return table.indexes().stream()
                    .anyMatch(index -> index.valid()
                            && index.condition().isEmpty()
                            && index.leading().equals(column.name()));
        }
    }

    /// @return empty when something else than known tables stands there, or two of one name
    static Optional<From> of(PlainSelect select, Catalog catalog) {
        Map<String, Table> tables = new LinkedHashMap<>();
        List<FromItem> items = new ArrayList<>();
        items.add(select.getFromItem());
        if (select.getJoins() != null) {
            select.getJoins().stream().map(Join::getFromItem).forEach(items::add);
        }
        for (FromItem item : items) {
            Optional<Table> table =
                    item instanceof net.sf.jsqlparser.schema.Table named ? table(named, catalog) : Optional.empty();
            if (table.isEmpty() || tables.put(name(item), table.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new From(tables));
    }

    /// Of another schema only when it is named there.
    private static Optional<Table> table(net.sf.jsqlparser.schema.Table named, Catalog catalog) {
        String name = fold(named.getName());
        return named.getSchemaName() == null
                ? catalog.named(name)
                : catalog.table(new Name(fold(named.getSchemaName()), name));
    }

    static String name(FromItem item) {
        return item.getAlias() != null
                ? fold(item.getAlias().getName())
                : item instanceof net.sf.jsqlparser.schema.Table table ? fold(table.getName()) : "";
    }

    Optional<Place> place(net.sf.jsqlparser.schema.Column column) {
        String wanted = fold(column.getColumnName());
        String qualifier = column.getTable() == null || column.getTable().getName() == null
                ? ""
                : fold(column.getTable().getName());
        List<Place> found = tables.entrySet().stream()
                .filter(entry -> qualifier.isEmpty() || entry.getKey().equals(qualifier))
                .flatMap(entry -> entry.getValue().column(wanted).stream()
                        .map(each -> new Place(entry.getKey(), entry.getValue(), each)))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Optional<Place> place(Expression expression) {
        return Grammar.bare(expression) instanceof net.sf.jsqlparser.schema.Column column
                ? place(column)
                : Optional.empty();
    }

    /// Which tables an expression speaks of; empty when that cannot be told.
    Optional<Set<String>> uses(Expression expression) {
        Optional<List<net.sf.jsqlparser.schema.Column>> columns = Grammar.columns(expression);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Set<String> aliases = new LinkedHashSet<>();
        for (net.sf.jsqlparser.schema.Column each : columns.get()) {
            Optional<Place> place = place(each);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            aliases.add(place.get().alias());
        }
        return Optional.of(aliases);
    }

    /// The columns of a table that no two rows share and that are never null.
    static boolean holdsKey(Table table, Set<String> columns) {
        boolean primary = !table.primaryKey().isEmpty() && columns.containsAll(table.primaryKey());
        return primary
                || table.indexes().stream()
                        .anyMatch(index -> unique(index, table) && columns.containsAll(index.columns()));
    }

    private static boolean unique(Index index, Table table) {
        return index.unique()
                && index.valid()
                && index.condition().isEmpty()
                && index.columns().stream()
                        .allMatch(key -> table.column(key)
                                .filter(column -> !column.nullable())
                                .isPresent());
    }

    /// As the catalog spells it: in small letters unless it is quoted.
    static String fold(String name) {
        return name.startsWith("\"") ? Name.unquoted(name) : name.toLowerCase(Locale.ROOT);
    }
}
