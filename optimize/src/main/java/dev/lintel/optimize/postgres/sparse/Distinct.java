package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How many different keys a set of columns has. The schema knows what samples do not: a unique key has as many as
/// rows; a foreign key at most as many as its target has rows; and where equal keys lie side by side, ANALYZE sees
/// too few of them (Haas and Stokes, "Estimating the number of classes in a finite population", 1998, assumes rows
/// drawn at random).
final class Distinct {
    private static final double CLUSTERED = 0.9;

    private Distinct() {}

    static double of(Catalog catalog, Table table, List<String> columns) {
        double rows = Math.max(1, table.rows());
        Set<String> wanted = new HashSet<>(columns);
        boolean unique = table.indexes().stream()
                .filter(Index::unique)
                .filter(index -> index.condition().isEmpty())
                .anyMatch(index -> wanted.containsAll(index.keys()));
        if (unique) {
            return rows;
        }
        double product = 1;
        Set<String> left = new HashSet<>(wanted);
        for (ForeignKey key : table.references()) {
            Optional<Table> target = catalog.table(key.target());
            if (key.columns().size() > 1 && left.containsAll(key.columns()) && target.isPresent()) {
                double known = Math.max(1, target.get().rows());
                product *= Math.min(known, alone(catalog, table, key.columns()));
                key.columns().forEach(left::remove);
            }
        }
        for (String column : left) {
            product *= single(catalog, table, column);
        }
        return Math.min(rows, Math.max(1, product));
    }

    private static double alone(Catalog catalog, Table table, List<String> columns) {
        return columns.stream()
                .mapToDouble(column -> single(catalog, table, column))
                .reduce(1, (one, other) -> one * other);
    }

    private static double single(Catalog catalog, Table table, String name) {
        Optional<Column> column = table.column(name);
        double rows = Math.max(1, table.rows());
        if (column.isEmpty() || column.get().distinct() <= 0) {
            return rows;
        }
        double sampled = Math.min(rows, column.get().distinct());
        Optional<Table> target = table.references().stream()
                .filter(key -> key.columns().equals(List.of(name)))
                .findFirst()
                .flatMap(key -> catalog.table(key.target()));
        if (target.isEmpty()) {
            return sampled;
        }
        double most = Math.max(1, target.get().rows());
        boolean clustered = Math.abs(column.get().correlation()) >= CLUSTERED;
        return clustered && sampled < most ? Math.min(rows, most) : Math.min(sampled, most);
    }
}
