package dev.lintel.optimize.postgres.draft;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A query of the code, whatever it was written in, as a statement with parameters that the planner understands.
public final class Written {
    private static final int USUAL_PAGE = 20;

    private int parameters;

    private Written() {}

    /// Empty when the shape does not tell enough: subqueries, a table twice, derived tables, parts not understood.
    public static Optional<String> sql(Shape shape) {
        boolean plain = shape.kind() == Kind.SELECT
                && shape.complete()
                && !shape.tables().isEmpty()
                && shape.tables().stream().noneMatch(use -> use.role() == TableUse.Role.SUBQUERY)
                && shape.tables().stream().map(TableUse::table).distinct().count()
                        == shape.tables().size()
                && shape.columns().stream().noneMatch(column -> column.table().startsWith("("));
        return plain ? Optional.of(new Written().select(shape)) : Optional.empty();
    }

    /// The same with constants unknown: how rare a value is, only statistics of real rows can tell.
    public static Shape withoutConstants(Shape shape) {
        return shape.filtered(shape.filter().stream()
                .map(each -> each.operand() instanceof Operand.Constant
                        ? new Predicate(
                                each.column(),
                                each.operator(),
                                new Operand.Parameter("constant"),
                                each.conjunct(),
                                each.optional(),
                                each.function())
                        : each)
                .toList());
    }

    private String select(Shape shape) {
        StringBuilder sql = new StringBuilder("select ");
        if (shape.aggregation() == Aggregation.SINGLE) {
            sql.append("count(*)");
        } else {
            sql.append(shape.distinct() ? "distinct " : "")
                    .append(
                            shape.columns().isEmpty()
                                    ? "*"
                                    : shape.columns().stream()
                                            .map(Written::name)
                                            .collect(Collectors.joining(", ")));
        }
        sql.append(" from ")
                .append(shape.tables().stream()
                        .map(use -> Name.quoted(use.table()))
                        .collect(Collectors.joining(", ")));
        List<String> conditions = new ArrayList<>();
        for (Predicate each : shape.filter()) {
            if (each.conjunct() && !each.column().table().startsWith("(")) {
                condition(each).ifPresent(conditions::add);
            }
        }
        if (!conditions.isEmpty()) {
            sql.append(" where ").append(String.join(" and ", conditions));
        }
        List<String> order = shape.order().stream()
                .filter(each -> !each.column().name().isEmpty())
                .map(each -> name(each.column()) + (each.descending() ? " desc" : ""))
                .toList();
        if (!order.isEmpty() && shape.aggregation() == Aggregation.NONE) {
            sql.append(" order by ").append(String.join(", ", order));
        }
        if (shape.aggregation() != Aggregation.SINGLE) {
            sql.append(
                    switch (shape.limit()) {
                        case Limit.None() -> "";
                        case Limit.Rows(long count) -> " limit " + count;
                        case Limit.Chosen(String _) -> " limit " + USUAL_PAGE;
                    });
        }
        return sql.toString();
    }

    private Optional<String> condition(Predicate each) {
        String column = each.function()
                .map(function -> function + "(" + name(each.column()) + ")")
                .orElse(name(each.column()));
        return switch (each.operator()) {
            case EQUAL -> Optional.of(column + " = " + value(each));
            case NOT_EQUAL -> Optional.of(column + " <> " + value(each));
            case RANGE -> Optional.of(column + " > " + value(each));
            case IN -> Optional.of(column + " in (" + value(each) + ", " + value(each) + ")");
            case NOT_IN -> Optional.of(column + " not in (" + value(each) + ", " + value(each) + ")");
            case LIKE_PREFIX -> Optional.of(column + " like 'abcd%'");
            case LIKE -> Optional.of(column + " like '%abcd%'");
            case IS_NULL -> Optional.of(column + " is null");
            case NOT_NULL -> Optional.of(column + " is not null");
            case OTHER -> Optional.empty();
        };
    }

    private String value(Predicate each) {
        return each.operand() instanceof Operand.Other(Column other) ? name(other) : "$" + ++parameters;
    }

    private static String name(Column column) {
        return (column.table().isEmpty() ? "" : Name.quoted(column.table()) + ".") + Name.quoted(column.name());
    }
}
