package dev.lintel.read.mybatis;

import dev.lintel.read.mybatis.DynamicSql.Written;
import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The shape of a dynamic statement: that of its fullest text; a comparison that is missing from its barest text,
/// or that stands in one branch only, is optional. Parameters bear the paths that stand in `#{..}`.
record DynamicShape(Shape shape, String text) {
    private static final int MOST_BRANCHES = 6;

    static DynamicShape of(Element statement, Mapper mapper, Mappers mappers, Dialect dialect, KnownShapes shapes) {
        Written fullest = DynamicSql.write(statement, mapper, mappers, true, 0);
        Shape shape = shape(fullest, dialect, shapes);
        if (!fullest.dynamic()) {
            return new DynamicShape(named(shape, statement), fullest.text());
        }
        Written least = DynamicSql.write(statement, mapper, mappers, false, 0);
        Shape barest = shape(least, dialect, shapes);
        if (shape.kind() == Kind.OTHER) {
            // parts that exclude each other were put together
            return new DynamicShape(named(barest.incomplete(), statement), fullest.text());
        }
        List<Predicate> filter = new ArrayList<>();
        Set<String> always = keys(barest);
        shape.filter().forEach(each -> filter.add(always.contains(key(each)) ? each : optional(each)));
        Set<String> seen = keys(shape);
        for (int branch = 1; branch < Math.min(fullest.branches(), MOST_BRANCHES); branch++) {
            Shape other = shape(DynamicSql.write(statement, mapper, mappers, true, branch), dialect, shapes);
            for (Predicate each : other.filter()) {
                if (seen.add(key(each))) {
                    filter.add(optional(each));
                }
            }
        }
        Set<Column> set = least.setsNothing()
                ? Set.of()
                : barest.assigned().stream().map(Assignment::column).collect(Collectors.toSet());
        List<Assignment> assigned = shape.assigned().stream()
                .map(each -> set.contains(each.column()) ? each : new Assignment(each.column(), each.value(), true))
                .toList();
        return new DynamicShape(named(shape.filtered(filter).assigning(assigned), statement), fullest.text());
    }

    /// When the text is not understood, the element still says what kind of statement it is.
    private static Shape named(Shape shape, Element statement) {
        if (shape.kind() != Kind.OTHER) {
            return shape;
        }
        Kind kind = switch (statement.name()) {
            case "select" -> Kind.SELECT;
            case "insert" -> Kind.INSERT;
            case "update" -> Kind.UPDATE;
            case "delete" -> Kind.DELETE;
            default -> Kind.OTHER;
        };
        return new Shape(
                kind,
                shape.tables(),
                shape.filter(),
                shape.order(),
                shape.columns(),
                shape.assigned(),
                shape.selected(),
                shape.limit(),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                false);
    }

    private static Set<String> keys(Shape shape) {
        Set<String> keys = new HashSet<>();
        shape.filter().forEach(each -> keys.add(key(each)));
        return keys;
    }

    private static String key(Predicate predicate) {
        return predicate.column() + " " + predicate.operator() + " " + predicate.operand();
    }

    private static Predicate optional(Predicate each) {
        return new Predicate(each.column(), each.operator(), each.operand(), each.conjunct(), true, each.function());
    }

    private static Shape shape(Written written, Dialect dialect, KnownShapes shapes) {
        Shape shape = shapes.of(written.text(), dialect);
        boolean clean = shape.tables().stream().noneMatch(use -> isRaw(use.table()) || isRaw(use.alias()));
        return new Shape(
                shape.kind(),
                shape.tables().stream().filter(use -> !isRaw(use.table())).toList(),
                shape.filter().stream()
                        .filter(each -> !isRaw(each.column().name()))
                        .map(each -> new Predicate(
                                each.column(),
                                each.operator(),
                                operand(each.operand(), written),
                                each.conjunct(),
                                each.optional(),
                                each.function()))
                        .toList(),
                shape.order().stream()
                        .map(each ->
                                isRaw(each.column().name()) ? new Order(new Column("", ""), each.descending()) : each)
                        .toList(),
                shape.columns().stream().filter(each -> !isRaw(each.name())).toList(),
                shape.assigned().stream()
                        .filter(each -> !isRaw(each.column().name()))
                        .map(each -> new Assignment(each.column(), operand(each.value(), written), each.optional()))
                        .toList(),
                shape.selected().stream().filter(each -> !isRaw(each.name())).collect(Collectors.toSet()),
                limit(shape.limit(), written.parameters()),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                shape.complete()
                        && clean
                        && written.whole()
                        && shape.filter().stream().noneMatch(DynamicShape::comparesRaw));
    }

    private static Shape.Limit limit(Shape.Limit limit, Map<String, String> parameters) {
        return limit instanceof Shape.Limit.Chosen(String by)
                ? new Shape.Limit.Chosen(parameters.getOrDefault(by, by))
                : limit;
    }

    /// Whether pasted text stands for a column. `kind = ${kind}` is also given the other way round and is no such
    /// case.
    private static boolean comparesRaw(Predicate each) {
        boolean mirrored = each.operand() instanceof Operand.Other(Column other) && !isRaw(other.name());
        return isRaw(each.column().name()) && !mirrored;
    }

    private static boolean isRaw(String name) {
        return name.startsWith(DynamicSql.RAW);
    }

    private static Operand operand(Operand operand, Written written) {
        return switch (operand) {
            case Operand.Parameter(String name) ->
                new Operand.Parameter(written.parameters().getOrDefault(name, name));
            case Operand.Other(Column column)
            when isRaw(column.name()) ->
                new Operand.Computed("${" + written.raw().getOrDefault(column.name(), "") + "}");
            case Operand.Other _, Operand.Constant _, Operand.Computed _ -> operand;
        };
    }
}
