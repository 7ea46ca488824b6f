package dev.lintel.optimize.trace;

import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How alike two shapes are.
enum Likeness {
    /// The same tables, comparisons and order.
    SAME,
    /// The same tables and comparisons, in another order or with another bound; or one has a part that only some calls
    /// have.
    CLOSE,
    OTHER;

    static Likeness of(Shape counted, Shape written) {
        if (counted.kind() != written.kind()
                || !counted.mainTable()
                        .map(Shape::fold)
                        .equals(written.mainTable().map(Shape::fold))
                || counted.mainTable().isEmpty()
                || !tables(counted).equals(tables(written))) {
            return OTHER;
        }
        Set<String> one = comparisons(counted, true);
        Set<String> other = comparisons(written, true);
        boolean same = one.equals(other);
        boolean optional = one.containsAll(comparisons(written, false)) && other.containsAll(one);
        if (!same && !optional) {
            return OTHER;
        }
        if (counted.mutates()) {
            return same && assigned(counted).equals(assigned(written)) ? SAME : CLOSE;
        }
        return same
                        && order(counted).equals(order(written))
                        && limited(counted) == limited(written)
                        && counts(counted) == counts(written)
                ? SAME
                : counts(counted) == counts(written) ? CLOSE : OTHER;
    }

    private static boolean counts(Shape shape) {
        return shape.aggregation() == Shape.Aggregation.SINGLE;
    }

    private static Set<String> tables(Shape shape) {
        return shape.tables().stream()
                .map(use -> Shape.fold(use.table()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> comparisons(Shape shape, boolean optional) {
        Set<String> found = new TreeSet<>();
        for (Shape.Predicate each : shape.filter()) {
            if (!(each.operand() instanceof Operand.Other) && (optional || !each.optional())) {
                Operator operator = each.operator() == Operator.IN ? Operator.EQUAL : each.operator();
                found.add(Shape.fold(each.column().name()) + " " + operator);
            }
        }
        return found;
    }

    private static Set<String> assigned(Shape shape) {
        return shape.assigned().stream()
                .map(each -> Shape.fold(each.column().name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String order(Shape shape) {
        return shape.order().stream()
                .map(each -> Shape.fold(each.column().name()) + (each.descending() ? " desc" : ""))
                .collect(Collectors.joining(","));
    }

    private static boolean limited(Shape shape) {
        return !(shape.limit() instanceof Limit.None);
    }
}
