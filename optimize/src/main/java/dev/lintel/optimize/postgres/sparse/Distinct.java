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
/// Whether the lines of an order share a column, its own statistics may tell: 10,000 orders draw 1,987 of 2,000
/// customers
/// and 90,000 lines would draw them all; and a column that is in the rows' order as strictly as the order's number
/// changes no more often than it has values.
///
/// @param least when all rows of a heading share what the columns say, as the lines of an order do its customer and
///     its day
/// @param most when the columns have nothing to do with each other
/// @param values how many could be
record Distinct(double least, double most, double values) {
    private static final double CLUSTERED = 0.9;
    /// A sample's count of values may be so much too high.
    private static final double SAMPLED = 1.05;
    /// So near must the draws that a column's values tell of be to the headings.
    private static final double NEAR = 1.25;
    /// How much further from the rows' order than the heading a column may be that follows it: nulls are left out.
    private static final double AS_STRICT = 1.1;
    private static final double LAST_DIGIT = 1e-6;

    static Distinct of(
            Catalog catalog, Table table, List<String> columns, List<GroupStatistics> together, Spans spans) {
        double rows = Math.max(1, table.rows());
        Set<String> wanted = new HashSet<>(columns);
        boolean unique = table.indexes().stream()
                .filter(Index::unique)
                .filter(index -> index.condition().isEmpty())
                .anyMatch(index -> wanted.containsAll(index.columns()));
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
        Optional<Column> heading = heading(catalog, table, left, wanted);
        if (heading.isEmpty()) {
            return new Distinct(most, most, product);
        }
        double headings = single(catalog, table, heading.get().name());
        double least = Math.min(met(product, headings), most);
        boolean shared = wanted.stream()
                .flatMap(column -> table.column(column).stream())
                .allMatch(column -> follows(column, heading.get())
                        || drawnFor(headings, column, possible(catalog, table, column, spans)));
        return new Distinct(least, shared ? least : most, product);
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

    /// The same when it may be as few as this.
    Distinct orFewer(double targets) {
        return new Distinct(Math.min(least, Math.max(1, targets)), most, values);
    }

    /// Of so many equally likely values, those that so many draws meet.
    private static double met(double values, double draws) {
        return Math.clamp(values * -Math.expm1(-draws / values), 1, draws);
    }

    /// What the rows are grouped by, when each column may be one that all rows of a heading share: a column of a
    /// composite unique key that a few rows in a row repeat.
    private static Optional<Column> heading(Catalog catalog, Table table, Set<String> apart, Set<String> wanted) {
        if (apart.size() < wanted.size()) {
            return Optional.empty();
        }
        return Stream.concat(
                        Stream.of(table.primaryKey()),
                        table.indexes().stream()
                                .filter(index ->
                                        index.unique() && index.condition().isEmpty())
                                .map(Index::columns))
                .filter(key -> key.size() > 1 && key.stream().noneMatch(wanted::contains))
                .flatMap(List::stream)
                .flatMap(name -> table.column(name).stream())
                .filter(column -> Math.abs(column.correlation()) >= CLUSTERED)
                .filter(column -> single(catalog, table, column.name()) <= table.rows() / 2)
                .filter(heading -> wanted.stream()
                        .allMatch(column ->
                                single(catalog, table, column) <= single(catalog, table, heading.name()) * SAMPLED))
                .max(Comparator.comparingDouble(column -> single(catalog, table, column.name())));
    }

    /// Whether a column is in the rows' order as strictly as the heading.
    private static boolean follows(Column column, Column heading) {
        return 1 - Math.abs(column.correlation()) <= AS_STRICT * (1 - Math.abs(heading.correlation())) + LAST_DIGIT;
    }

    /// Whether as many of the possible values were met as one draw for each heading meets; a draw for each row would
    /// meet more.
    private static boolean drawnFor(double headings, Column column, OptionalDouble possible) {
        if (possible.isEmpty() || column.distinct() <= 0 || column.distinct() >= possible.getAsDouble()) {
            return false;
        }
        double draws = -possible.getAsDouble() * Math.log1p(-column.distinct() / possible.getAsDouble());
        return draws <= headings * NEAR && draws >= headings / NEAR;
    }

    private static OptionalDouble possible(Catalog catalog, Table table, Column column, Spans spans) {
        return target(catalog, table, column.name())
                .map(target -> OptionalDouble.of(target.rows()))
                .orElseGet(() -> spans.of(table.name(), column.name()));
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
        Optional<Table> target = target(catalog, table, name);
        if (target.isEmpty()) {
            return sampled;
        }
        double most = Math.max(1, target.get().rows());
        boolean clustered = Math.abs(column.get().correlation()) >= CLUSTERED;
        return clustered && sampled < most ? Math.min(rows, most) : Math.min(sampled, most);
    }

    private static Optional<Table> target(Catalog catalog, Table table, String column) {
        return table.references().stream()
                .filter(key -> key.columns().equals(List.of(column)))
                .findFirst()
                .flatMap(key -> catalog.table(key.target()));
    }
}
