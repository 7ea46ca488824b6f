package dev.lintel.agent.scene;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The index that would serve one query's filter and order, and whether there is one. What a statement compares
/// with constants alone (`deleted = 0`) is a state that most rows share: no index is asked for it, and beside other
/// columns it comes behind them.
///
/// @param equal compared columns, those that callers choose before constants
/// @param sorted what comes behind them to give the order
/// @param descending whether the sorted ones run downwards; all or none, since an index can be walked backwards
/// @param present the name of an index that begins with these columns; empty when there is none
record IndexNeed(
        String table,
        List<String> equal,
        List<String> sorted,
        boolean descending,
        Optional<String> present,
        Dialect dialect) {
    IndexNeed {
        equal = List.copyOf(equal);
        sorted = List.copyOf(sorted);
    }

    /// Empty when the statement or the table was not understood to its end, or when no caller chooses the rows.
    static Optional<IndexNeed> of(Backend backend, Query query) {
        Shape shape = query.shape();
        Optional<Table> table =
                shape.mainTable().flatMap(backend.schema()::table).filter(Table::complete);
        if (!shape.complete() || table.isEmpty() || shape.kind() != Shape.Kind.SELECT) {
            return Optional.empty();
        }
        List<String> chosen = equal(shape, table.get(), Shape.Operand.Parameter.class);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<String> equal = Stream.concat(
                        chosen.stream(), equal(shape, table.get(), Shape.Operand.Constant.class).stream())
                .distinct()
                .toList();
        List<String> sorted = new ArrayList<>();
        List<Shape.Order> order = shape.order().stream()
                .filter(each -> each.column().table().equals(table.get().name())
                        && !each.column().name().isEmpty())
                .toList();
        boolean oneWay = order.stream().map(Shape.Order::descending).distinct().count() <= 1;
        if (oneWay && order.size() == shape.order().size()) {
            order.stream()
                    .map(each -> each.column().name())
                    .filter(name -> !equal.contains(name) && !sorted.contains(name))
                    .forEach(sorted::add);
        }
        boolean descending = oneWay && !order.isEmpty() && order.getFirst().descending();
        return Optional.of(new IndexNeed(
                table.get().name(),
                equal,
                sorted,
                descending,
                serving(table.get(), equal, sorted),
                backend.schema().dialect()));
    }

    private static List<String> equal(Shape shape, Table table, Class<? extends Shape.Operand> with) {
        return shape.filter().stream()
                .filter(each ->
                        each.conjunct() && !each.optional() && each.function().isEmpty())
                .filter(each -> each.operator() == Shape.Operator.EQUAL && with.isInstance(each.operand()))
                .map(each -> each.column())
                .filter(column -> column.table().equals(table.name()))
                .map(Shape.Column::name)
                .distinct()
                .toList();
    }

    private static Optional<String> serving(Table table, List<String> equal, List<String> sorted) {
        Stream<List<String>> keys = Stream.concat(
                table.primaryKey().stream().map(key -> key.columns()),
                table.uniques().stream().map(key -> key.columns()));
        // A key that is asked for whole gives one row; nothing is left to sort.
        boolean single = keys.anyMatch(equal::containsAll);
        if (single) {
            return Optional.of("the key");
        }
        return table.indexes().stream()
                .filter(index -> index.condition().isEmpty())
                .filter(index -> beginsWith(index.columns(), equal, sorted))
                .map(index -> index.name())
                .findFirst();
    }

    private static boolean beginsWith(List<String> index, List<String> equal, List<String> sorted) {
        int length = equal.size() + sorted.size();
        return index.size() >= length
                && index.subList(0, equal.size()).containsAll(equal)
                && index.subList(equal.size(), length).equals(sorted);
    }

    private List<String> columns() {
        return Stream.concat(equal.stream(), sorted.stream()).toList();
    }

    boolean isMissing() {
        return present.isEmpty();
    }

    String says() {
        return present.map(name -> "served by " + (name.equals("the key") ? name : "index " + name))
                .orElse("no index on (" + String.join(", ", columns()) + ")");
    }

    /// How the index is made while the table is in use.
    String building() {
        return switch (dialect) {
            case POSTGRESQL ->
                "built concurrently in a migration of its own that is not transactional and has a lock_timeout";
            case MYSQL -> "in a migration of its own with a lock_wait_timeout (InnoDB lets writes go on meanwhile)";
            case H2, ORACLE, SQLSERVER, OTHER ->
                "in a migration of its own with a lock_timeout, online and then not transactional where the server can";
        };
    }

    String ddl() {
        String name = "idx_" + table + "_" + String.join("_", columns());
        String shortName = name.length() <= 60 ? name : name.substring(0, 60);
        String keys = Stream.concat(
                        equal.stream(), sorted.stream().map(column -> descending ? column + " desc" : column))
                .collect(Collectors.joining(", "));
        return "create index " + new Ddl(dialect).concurrently() + shortName + "\n  on " + table + " (" + keys + ");";
    }
}
