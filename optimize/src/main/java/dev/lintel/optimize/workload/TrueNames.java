package dev.lintel.optimize.workload;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.sql.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shapes are read with names in lower case, whatever a statement puts in quotes. Here they get the names back that
/// the database has, so that tables and columns are found in its catalog: `"Order"."buyerId"`.
public final class TrueNames {
    /// By name in lower case; only tables that have a name, or a column, which is written otherwise.
    private final Map<String, Table> odd = new HashMap<>();

    public TrueNames(Catalog catalog) {
        for (Table table : catalog.tables().values()) {
            String lower = lower(table.name().name());
            boolean plain = lower.equals(table.name().name())
                    && table.columns().stream().map(Column::name).allMatch(name -> name.equals(lower(name)));
            if (!plain
                    && (lower.equals(table.name().name())
                            || catalog.named(lower).isEmpty())) {
                odd.put(lower, table);
            }
        }
    }

    /// The same statement, when all of its names are in lower case.
    public Parameters of(Parameters statement) {
        Shape shape = statement.shape();
        if (shape.tables().stream().noneMatch(use -> odd.containsKey(use.table()))) {
            return statement;
        }
        return new Parameters(
                statement.text(),
                statement.uses().stream()
                        .map(use -> new Parameters.Use(
                                use.number(),
                                use.start(),
                                use.end(),
                                use.operator(),
                                use.column().map(column -> of(column, shape))))
                        .toList(),
                of(shape));
    }

    private Shape of(Shape shape) {
        return new Shape(
                shape.kind(),
                shape.tables().stream()
                        .map(use -> new Shape.TableUse(table(use.table()), use.alias(), use.role()))
                        .toList(),
                shape.filter().stream()
                        .map(each -> new Shape.Predicate(
                                of(each.column(), shape),
                                each.operator(),
                                of(each.operand(), shape),
                                each.conjunct(),
                                each.optional(),
                                each.function()))
                        .toList(),
                shape.order().stream()
                        .map(each -> new Shape.Order(of(each.column(), shape), each.descending()))
                        .toList(),
                columns(shape.columns(), shape),
                shape.assigned().stream()
                        .map(each -> new Shape.Assignment(
                                of(each.column(), shape), of(each.value(), shape), each.optional()))
                        .toList(),
                Set.copyOf(columns(List.copyOf(shape.selected()), shape)),
                shape.limit(),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                shape.complete());
    }

    private List<Shape.Column> columns(List<Shape.Column> columns, Shape shape) {
        return columns.stream().map(column -> of(column, shape)).toList();
    }

    private Shape.Operand of(Shape.Operand operand, Shape shape) {
        return operand instanceof Shape.Operand.Other(Shape.Column column)
                ? new Shape.Operand.Other(of(column, shape))
                : operand;
    }

    private String table(String lower) {
        Table table = odd.get(lower);
        return table == null ? lower : table.name().name();
    }

    /// A column without a table is that of the first that has one of this name.
    private Shape.Column of(Shape.Column column, Shape shape) {
        Optional<String> name = column.table().isEmpty()
                ? shape.tables().stream()
                        .flatMap(use -> named(use.table(), column.name()).stream())
                        .findFirst()
                : named(column.table(), column.name());
        return new Shape.Column(table(column.table()), name.orElse(column.name()));
    }

    private Optional<String> named(String table, String column) {
        Table found = odd.get(table);
        return found == null
                ? Optional.empty()
                : found.columns().stream()
                        .map(Column::name)
                        .filter(name -> lower(name).equals(column))
                        .findFirst();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
