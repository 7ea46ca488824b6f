package dev.lintel.read.jpa.repository;

import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import java.util.List;
import java.util.Map;

/// A shape whose parameters bear other names.
final class Renamed {
    private Renamed() {}

    static Shape parameters(Shape shape, Map<String, String> names) {
        List<Predicate> filter = shape.filter().stream()
                .map(each -> new Predicate(
                        each.column(),
                        each.operator(),
                        renamed(each.operand(), names),
                        each.conjunct(),
                        each.optional(),
                        each.function()))
                .toList();
        List<Assignment> assigned = shape.assigned().stream()
                .map(each -> new Assignment(each.column(), renamed(each.value(), names), each.optional()))
                .toList();
        return new Shape(
                shape.kind(),
                shape.tables(),
                filter,
                shape.order(),
                shape.columns(),
                assigned,
                shape.selected(),
                shape.limit(),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                shape.complete());
    }

    private static Operand renamed(Operand operand, Map<String, String> names) {
        return operand instanceof Operand.Parameter(String name)
                ? new Operand.Parameter(names.getOrDefault(name, name))
                : operand;
    }
}
