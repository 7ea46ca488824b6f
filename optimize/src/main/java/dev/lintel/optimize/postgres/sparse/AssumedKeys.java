package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.JoinedColumns;
import dev.lintel.optimize.plan.JoinedColumns.Place;
import dev.lintel.optimize.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/// Foreign keys that nobody declared: where a statement looks rows up by all columns of another table's unique key, the
/// columns that hold that key have no more combinations than the other table has rows, if each finds one. Whether each
/// does, a join does not prove; so this is one end of what is possible, not the answer.
final class AssumedKeys {
    private final Catalog catalog;
    private final Map<Name, Set<ForeignKey>> known = new HashMap<>();

    AssumedKeys(Catalog catalog) {
        this.catalog = catalog;
    }

    /// The rows of the smallest table whose key just these columns may hold; empty for none.
    OptionalDouble targets(Table table, Set<String> columns) {
        return known.getOrDefault(table.name(), Set.of()).stream()
                .filter(key -> columns.equals(Set.copyOf(key.columns())))
                .flatMap(key -> catalog.table(key.target()).stream())
                .mapToDouble(Table::rows)
                .min();
    }

    void learn(Plan plan) {
        List<Set<Place>> joined = JoinedColumns.of(plan);
        Map<String, String> tables = new LinkedHashMap<>();
        joined.stream().flatMap(Set::stream).forEach(place -> tables.put(place.alias(), place.table()));
        tables.forEach((alias, name) -> catalog.named(name)
                .ifPresent(target -> keys(target)
                        .forEach(key -> tables.forEach((other, from) -> {
                            if (!other.equals(alias)) {
                                catalog.named(from).ifPresent(table -> learn(table, other, target, alias, key, joined));
                            }
                        }))));
    }

    private static Stream<List<String>> keys(Table target) {
        return Stream.concat(
                        Stream.of(target.primaryKey()),
                        target.indexes().stream()
                                .filter(index ->
                                        index.unique() && index.condition().isEmpty())
                                .map(Index::columns))
                .filter(key -> key.size() > 1)
                .distinct();
    }

    private void learn(
            Table table, String alias, Table target, String targetAlias, List<String> key, List<Set<Place>> joined) {
        List<String> columns = new ArrayList<>();
        for (String each : key) {
            Place end = new Place(targetAlias, target.name().name(), each);
            Optional<String> column = joined.stream()
                    .filter(places -> places.contains(end))
                    .flatMap(Set::stream)
                    .filter(place -> place.alias().equals(alias))
                    .map(Place::column)
                    .findFirst();
            column.ifPresent(columns::add);
        }
        if (columns.size() == key.size() && table.rows() > target.rows()) {
            known.computeIfAbsent(table.name(), _ -> new LinkedHashSet<>())
                    .add(new ForeignKey("", columns, target.name(), key, false));
        }
    }
}
