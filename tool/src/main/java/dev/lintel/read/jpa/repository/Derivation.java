package dev.lintel.read.jpa.repository;

import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.Joins;
import dev.lintel.read.jpa.repository.DerivedName.Part;
import dev.lintel.read.jpa.repository.DerivedName.Sorting;
import dev.lintel.read.jpa.repository.DerivedName.Subject;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Lock;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The shape of a derived name over an entity.
final class Derivation {
    private final Entity entity;
    private final Joins joins;
    private final List<Arguments.Value> values;
    private final List<Predicate> filter = new ArrayList<>();
    private int next;
    private boolean whole = true;

    private Derivation(Entity entity, Entities entities, Arguments arguments) {
        this.entity = entity;
        this.joins = new Joins(entities);
        this.values = arguments.values();
    }

    /// @param projected gives the columns of a projection, by the joins of this statement
    static Shape shape(
            DerivedName name,
            Entity entity,
            Entities entities,
            Arguments arguments,
            Function<Joins, List<Column>> projected) {
        return new Derivation(entity, entities, arguments).shape(name, arguments, projected);
    }

    private Shape shape(DerivedName name, Arguments arguments, Function<Joins, List<Column>> projected) {
        joins.use(entity.table(), "", Role.MAIN);
        boolean single = name.any().size() == 1;
        name.any().forEach(all -> all.forEach(part -> add(part, single)));
        List<Order> order = new ArrayList<>();
        name.order().forEach(sorting -> order.add(order(sorting)));
        if (arguments.sorted()) {
            order.add(new Order(new Column("", ""), false));
        }
        List<Column> columns = projected.apply(joins);
        filter.addAll(0, joins.predicates());
        Limit limit = name.subject() == Subject.EXISTS
                ? new Limit.Rows(1)
                : name.maximum() > 0 ? new Limit.Rows(name.maximum()) : arguments.limit();
        boolean counts = name.subject() == Subject.COUNT || name.subject() == Subject.EXISTS;
        return new Shape(
                name.subject() == Subject.DELETE ? Kind.DELETE : Kind.SELECT,
                joins.tables(),
                filter,
                order,
                columns,
                List.of(),
                limit,
                Lock.NONE,
                counts ? Aggregation.SINGLE : Aggregation.NONE,
                name.distinct(),
                whole && joins.complete());
    }

    private void add(Part part, boolean conjunct) {
        Keyword keyword = part.keyword();
        PropertyPath paths = new PropertyPath(joins.entities());
        Optional<List<String>> path = paths.find(entity, part.property());
        if (path.isEmpty()) {
            // a property whose own name ends like an operator: CheckIn
            String whole = part.property() + keyword.words().getLast();
            path = paths.find(entity, whole);
            keyword = path.isPresent() ? Keyword.EQUAL : keyword;
        }
        Operand operand = operand(keyword);
        if (path.isEmpty()) {
            whole = false;
            return;
        }
        boolean text = part.ignoreCase();
        List<Column> columns = joins.columns(entity, "", path.get(), Role.JOINED);
        whole &= !columns.isEmpty();
        for (Column column : columns) {
            filter.add(new Predicate(
                    column,
                    operator(keyword),
                    operand,
                    conjunct,
                    false,
                    text ? Optional.of("upper") : Optional.empty()));
        }
    }

    private static Operator operator(Keyword keyword) {
        return keyword.operator();
    }

    private Operand operand(Keyword keyword) {
        if (keyword.arguments() == 0) {
            return new Operand.Constant(
                    switch (keyword) {
                        case TRUE -> "true";
                        case FALSE -> "false";
                        default -> "null";
                    });
        }
        if (next >= values.size()) {
            whole = false;
            return new Operand.Computed("");
        }
        Operand first = new Operand.Parameter(values.get(next).name());
        next += keyword.arguments();
        return first;
    }

    private Order order(Sorting sorting) {
        Optional<List<String>> path = new PropertyPath(joins.entities()).find(entity, sorting.property());
        List<Column> columns =
                path.map(it -> joins.columns(entity, "", it, Role.JOINED)).orElse(List.of());
        whole &= columns.size() == 1;
        return new Order(columns.size() == 1 ? columns.getFirst() : new Column("", ""), sorting.descending());
    }
}
