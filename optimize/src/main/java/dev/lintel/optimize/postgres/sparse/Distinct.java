package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.postgres.source.Snapshot.GroupStatistics;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/// How many different keys a set of columns has. The schema knows what samples do not: a unique key has as many as
/// rows; a foreign key at most as many as its target has rows; and where equal keys lie side by side, ANALYZE sees
/// too few of them (Haas and Stokes, "Estimating the number of classes in a finite population", 1998, assumes rows
/// drawn at random). Statistics on columns together, where somebody made them, know it best.
///
/// @param least when all rows of a heading share what the columns say, as the lines of an order do its customer and
///     its day
/// @param most when the columns have nothing to do with each other
/// @param values how many could be
record Distinct(double least, double most, double values) {
    private static final double CLUSTERED = 0.9;
    /// A sample's count of values may be so much too high.
    private static final double SAMPLED = 1.05;

    static Distinct of(Catalog catalog, Table table, List<String> columns, List<GroupStatistics> together) {
        double rows = Math.max(1, table.rows());
        Set<String> wanted = new HashSet<>(columns);
        boolean unique = table.indexes().stream()
                .filter(Index::unique)
                .filter(index -> index.condition().isEmpty())
                .anyMatch(index -> wanted.containsAll(index.keys()));
        if (unique) {
            return new Distinct(rows, rows, rows);
        }
        double product = 1;
        double largest = 1;
        int factors = 0;
        Set<String> left = new HashSet<>(wanted);
        for (GroupStatistics group : together.stream()
                .filter(each -> each.relation().equals(table.name()))
                .sorted(Comparator.comparingInt(each -> -each.columns().size()))
                .toList()) {
            if (left.containsAll(group.columns())) {
                product *= group.distinct();
                largest = Math.max(largest, group.distinct());
                factors++;
                left.removeAll(group.columns());
            }
        }
        for (ForeignKey key : table.references()) {
            Optional<Table> target = catalog.table(key.target());
            if (key.columns().size() > 1 && left.containsAll(key.columns()) && target.isPresent()) {
                double targets = Math.max(1, target.get().rows());
                double known = Math.min(targets, alone(catalog, table, key.columns()));
                product *= known;
                largest = Math.max(largest, known);
                factors++;
                key.columns().forEach(left::remove);
            }
        }
        for (String column : left) {
            product *= single(catalog, table, column);
            largest = Math.max(largest, single(catalog, table, column));
            factors++;
        }
        if (factors < 2) {
            double known = Math.clamp(product, 1, rows);
            return new Distinct(known, known, known);
        }
        double most = Math.clamp(met(product, rows), Math.min(largest, rows), rows);
        OptionalDouble headings = headings(catalog, table, left, wanted);
        double least = headings.isPresent() ? met(product, headings.getAsDouble()) : most;
        return new Distinct(Math.min(least, most), most, product);
    }

    /// Whether nothing that was read tells which of both it is.
    boolean open() {
        return least < most;
    }

    /// What it is when so many rows do not repeat the one before them.
    Distinct among(double fresh) {
        double known = Math.clamp(met(values, Math.max(1, fresh)), 1, most);
        return new Distinct(known, known, values);
    }

    /// Of so many equally likely values, those that so many draws meet.
    private static double met(double values, double draws) {
        return Math.clamp(values * -Math.expm1(-draws / values), 1, draws);
    }

    /// How many headings the rows have, when each column may be one that all rows of a heading share. A heading is a
    /// column of a composite unique key that a few rows in a row repeat.
    private static OptionalDouble headings(Catalog catalog, Table table, Set<String> apart, Set<String> wanted) {
        if (apart.size() < wanted.size()) {
            return OptionalDouble.empty();
        }
        return Stream.concat(
                        Stream.of(table.primaryKey()),
                        table.indexes().stream()
                                .filter(index ->
                                        index.unique() && index.condition().isEmpty())
                                .map(Index::keys))
                .filter(key -> key.size() > 1 && key.stream().noneMatch(wanted::contains))
                .flatMap(List::stream)
                .flatMap(name -> table.column(name).stream())
                .filter(column -> Math.abs(column.correlation()) >= CLUSTERED)
                .mapToDouble(column -> single(catalog, table, column.name()))
                .filter(headings -> headings <= table.rows() / 2)
                .filter(headings ->
                        wanted.stream().allMatch(column -> single(catalog, table, column) <= headings * SAMPLED))
                .max();
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
