package dev.lintel.link;

import dev.lintel.graph.Query;
import dev.lintel.read.Fact;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Gives unqualified columns of statements over several tables their table, where exactly one of the statement's
/// tables has such a column. What two tables could mean stays open.
final class Qualification {
    private final Map<String, Set<String>> columns = new HashMap<>();

    Qualification(FactIndex facts) {
        facts.of(Fact.Database.class)
                .flatMap(database -> database.schema().tables().values().stream())
                .forEach(table -> columns.computeIfAbsent(table.name(), _ -> new HashSet<>())
                        .addAll(table.columns().stream()
                                .map(each -> each.name())
                                .toList()));
    }

    /// The facts with the columns of their queries qualified.
    List<Fact> of(List<Fact> facts) {
        return columns.isEmpty() ? facts : facts.stream().map(this::of).toList();
    }

    private Fact of(Fact fact) {
        return switch (fact) {
            case Fact.QueryMethod method
            when open(method.query()) ->
                new Fact.QueryMethod(
                        method.receiver(),
                        method.name(),
                        method.arity(),
                        method.parameters(),
                        of(method.query()),
                        method.bound(),
                        method.at());
            case Fact.QueryCall call
            when open(call.query()) -> new Fact.QueryCall(call.in(), call.site(), of(call.query()), call.bound());
            default -> fact;
        };
    }

    private static boolean open(Query query) {
        Shape shape = query.shape();
        return shape.tables().size() > 1
                && (shape.filter().stream()
                                .anyMatch(each -> each.column().table().isEmpty())
                        || shape.order().stream()
                                .anyMatch(each -> each.column().table().isEmpty()));
    }

    private Query of(Query query) {
        return new Query(
                of(query.shape()),
                query.language(),
                query.text(),
                query.fetched(),
                query.entity(),
                query.gives(),
                query.more(),
                query.perRow(),
                query.pasted(),
                query.at());
    }

    private Shape of(Shape shape) {
        Set<String> tables =
                shape.tables().stream().map(Shape.TableUse::table).collect(Collectors.toCollection(TreeSet::new));
        List<Shape.Predicate> filter = new ArrayList<>();
        for (Shape.Predicate each : shape.filter()) {
            Operand operand = each.operand() instanceof Operand.Other(Column other)
                    ? new Operand.Other(qualified(other, tables))
                    : each.operand();
            filter.add(new Shape.Predicate(
                    qualified(each.column(), tables),
                    each.operator(),
                    operand,
                    each.conjunct(),
                    each.optional(),
                    each.function()));
        }
        List<Shape.Order> order = shape.order().stream()
                .map(each -> new Shape.Order(qualified(each.column(), tables), each.descending()))
                .toList();
        return shape.filtered(filter).sorted(order);
    }

    private Column qualified(Column column, Set<String> tables) {
        if (!column.table().isEmpty() || column.name().isEmpty()) {
            return column;
        }
        List<String> having = tables.stream()
                .filter(table -> columns.getOrDefault(table, Set.of()).contains(column.name()))
                .toList();
        boolean allKnown = columns.keySet().containsAll(tables);
        return having.size() == 1 && allKnown ? new Column(having.getFirst(), column.name()) : column;
    }
}
