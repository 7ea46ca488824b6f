package dev.lintel.optimize.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All tables of a database.
public record Catalog(SortedMap<Name, Table> tables) {
    public Catalog {
        tables = new TreeMap<>(tables);
    }

    public static Catalog of(Collection<Table> tables) {
        SortedMap<Name, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return new Catalog(byName);
    }

    public Optional<Table> table(Name name) {
        return Optional.ofNullable(tables.get(name));
    }

    /// The only table of this name, whatever its schema; `public` when there are several.
    public Optional<Table> named(String name) {
        List<Table> found = tables.values().stream()
                .filter(table -> table.name().name().equals(name))
                .toList();
        return found.size() == 1
                ? Optional.of(found.getFirst())
                : found.stream()
                        .filter(table -> table.name().schema().equals("public"))
                        .findFirst();
    }

    /// The tables that hold a table's rows: itself, or its partitions' partitions down to the last. Those that are
    /// not known here, foreign ones, are not among them.
    public List<Table> holders(Table table) {
        if (!table.partitioned()) {
            return List.of(table);
        }
        return table.partitions().parts().stream()
                .map(this::table)
                .flatMap(Optional::stream)
                .flatMap(part -> holders(part).stream())
                .toList();
    }

    /// The tables that are partitions of others.
    public Set<Name> parts() {
        return tables.values().stream()
                .flatMap(table -> table.partitions().parts().stream())
                .collect(Collectors.toSet());
    }

    public long bytes() {
        return tables.values().stream().mapToLong(Table::bytes).sum();
    }
}
