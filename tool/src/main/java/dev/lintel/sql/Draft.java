package dev.lintel.sql;

import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is gathered while one statement is walked.
final class Draft {
    final List<TableUse> tables = new ArrayList<>();
    final List<Predicate> filter = new ArrayList<>();
    final List<Shape.Order> order = new ArrayList<>();
    final List<Shape.Column> columns = new ArrayList<>();
    final List<Assignment> assigned = new ArrayList<>();
    final Set<Shape.Column> selected = new LinkedHashSet<>();
    Shape.Limit limit = new Shape.Limit.None();
    Shape.Lock lock = Shape.Lock.NONE;
    Shape.Aggregation aggregation = Shape.Aggregation.NONE;
    boolean distinct;
    boolean complete = true;

    Shape shape(Shape.Kind kind) {
        return new Shape(
                kind, tables, filter, order, columns, assigned, selected, limit, lock, aggregation, distinct, complete);
    }
}
