package dev.lintel.sql;

import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One line that says all of a shape, for tables of cases.
public final class ShapeText {
    private ShapeText() {}

    public static String of(Shape shape) {
        List<String> parts = new ArrayList<>();
        parts.add(shape.kind() + (shape.complete() ? "" : "?"));
        parts.add(
                join(shape.tables().stream().map(use -> use.table() + role(use)).toList()));
        add(parts, "cols", shape.columns().stream().map(Object::toString).toList());
        add(
                parts,
                "set",
                shape.assigned().stream()
                        .map(each -> each.column() + "=" + operand(each.value()))
                        .toList());
        add(parts, "where", shape.filter().stream().map(ShapeText::predicate).toList());
        add(
                parts,
                "order",
                shape.order().stream()
                        .map(each -> each.column() + (each.descending() ? "-" : "+"))
                        .toList());
        switch (shape.limit()) {
            case Shape.Limit.None _ -> {}
            case Shape.Limit.Rows rows -> parts.add("limit " + rows.count());
            case Shape.Limit.Chosen chosen -> parts.add("limit :" + chosen.by());
        }
        if (shape.lock() != Shape.Lock.NONE) {
            parts.add(shape.lock().toString());
        }
        if (shape.aggregation() != Shape.Aggregation.NONE) {
            parts.add(shape.aggregation().toString());
        }
        if (shape.distinct()) {
            parts.add("DISTINCT");
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" | "));
    }

    private static String role(Shape.TableUse use) {
        return switch (use.role()) {
            case MAIN -> "";
            case JOINED -> "*";
            case SUBQUERY -> "^";
        };
    }

    private static String predicate(Predicate each) {
        String column = each.function()
                .map(name -> name + "(" + each.column() + ")")
                .orElse(each.column().toString());
        return (each.conjunct() ? "" : "~") + column + " " + each.operator() + " " + operand(each.operand());
    }

    private static String operand(Operand operand) {
        return switch (operand) {
            case Operand.Parameter parameter -> ":" + parameter.name();
            case Operand.Constant constant -> "'" + constant.text() + "'";
            case Operand.Other other -> other.column().toString();
            case Operand.Computed computed -> "<" + computed.text() + ">";
        };
    }

    private static void add(List<String> parts, String name, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(name + " " + join(values));
        }
    }

    private static String join(List<String> values) {
        return String.join(", ", values);
    }
}
