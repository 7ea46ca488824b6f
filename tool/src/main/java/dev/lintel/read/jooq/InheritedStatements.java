package dev.lintel.read.jooq;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Query;
import dev.lintel.read.Fact;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.TableUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Generic repositories: a base class builds statements on a table that each subclass hands to its constructor,
/// `super(ORDER, Order.class)`. For each subclass its inherited methods ask that table.
final class InheritedStatements {
    private static final int THROUGH = 3;

    private final Program program;
    /// By the method that runs it; of several (a count and a page) the one that gives rows.
    private final Map<MethodId, Query> open = new HashMap<>();

    InheritedStatements(Program program, List<Built> built) {
        this.program = program;
        for (Built each : built) {
            if (!each.namesTable()) {
                open.merge(each.in(), each.query(), InheritedStatements::graver);
            }
        }
    }

    private static Query graver(Query one, Query other) {
        return one.shape().aggregation() == Shape.Aggregation.SINGLE ? other : one;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Map<String, Map<MethodId, Query>> byBase = new HashMap<>();
        open.keySet().stream()
                .map(MethodId::owner)
                .distinct()
                .sorted()
                .forEach(base -> byBase.put(base, throughOwn(base)));
        byBase.forEach((base, methods) -> program.subtypes(base).stream()
                .filter(TypeDeclaration::isMain)
                .forEach(type -> table(type)
                        .ifPresent(table -> methods.forEach((method, query) -> {
                            if (!overridden(type, method)) {
                                facts.add(new Fact.QueryMethod(
                                        type.name(),
                                        method.name(),
                                        method.parameters().size(),
                                        method.parameters(),
                                        query.with(on(query.shape(), table)),
                                        List.of(),
                                        query.at()));
                            }
                        }))));
        return facts;
    }

    /// Methods of the base class that run a statement, or call one of its own that does.
    private Map<MethodId, Query> throughOwn(String base) {
        Map<MethodId, Query> methods = new HashMap<>();
        open.forEach((method, query) -> {
            if (method.owner().equals(base)) {
                methods.put(method, query);
            }
        });
        List<Method> all = program.type(base).map(TypeDeclaration::methods).orElse(List.of());
        for (int i = 0; i < THROUGH; i++) {
            for (Method method : all) {
                if (!methods.containsKey(method.id())) {
                    ownCalls(method)
                            .flatMap(call -> call.callee().method().stream())
                            .filter(methods::containsKey)
                            .findFirst()
                            .ifPresent(called -> methods.put(method.id(), methods.get(called)));
                }
            }
        }
        return methods;
    }

    private Stream<Call> ownCalls(Method method) {
        return program.body(method.id()).stream()
                .flatMap(body -> Walk.calls(body.block()))
                .filter(call -> call.receiver().isEmpty() || call.receiver().get() instanceof Expression.This);
    }

    private static boolean overridden(TypeDeclaration type, MethodId method) {
        return type.methods(method.name()).stream()
                .anyMatch(own -> own.parameters().size() == method.parameters().size());
    }

    /// The table that the subclass's constructor hands up.
    private Optional<String> table(TypeDeclaration type) {
        return type.methods().stream()
                .flatMap(method -> program.body(method.id()).stream())
                .flatMap(body -> Walk.all(body.block(), Expression.New.class)
                        .filter(Expression.New::explicit)
                        .flatMap(up -> up.arguments().stream())
                        .flatMap(argument -> new Names(body, program).table(argument).stream()))
                .findFirst();
    }

    private static Shape on(Shape shape, String table) {
        List<TableUse> tables = shape.tables().stream()
                .map(use -> use.table().isEmpty() ? new TableUse(table, use.alias(), use.role()) : use)
                .toList();
        return new Shape(
                shape.kind(),
                tables,
                shape.filter(),
                shape.order(),
                shape.columns(),
                shape.assigned(),
                shape.selected(),
                shape.limit(),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                // its conditions may be on columns that only the subclass's table tells
                false);
    }
}
