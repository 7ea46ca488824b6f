package dev.lintel.read.clients;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Assign;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.This;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some code of one class, a method's body or what initialises its fields, with what is assigned to names in it and
/// what is called on them.
final class Code {
    private final TypeDeclaration owner;
    private final @Nullable Method method;
    private final List<Expression.Call> calls = new ArrayList<>();
    private final List<Statement.Return> returns = new ArrayList<>();
    private final Map<String, List<Expression>> variables = new HashMap<>();
    private final Map<String, List<Expression>> fields = new HashMap<>();
    private final Map<String, List<Call>> called = new HashMap<>();

    private Code(TypeDeclaration owner, @Nullable Method method) {
        this.owner = owner;
        this.method = method;
    }

    static Code of(TypeDeclaration owner, Method method, Body body) {
        Code code = new Code(owner, method);
        Walk.all(body.block()).forEach(code::note);
        return code;
    }

    /// Code outside methods: initialisers.
    static Code of(TypeDeclaration owner, List<? extends Node> nodes) {
        Code code = new Code(owner, null);
        nodes.forEach(node -> Walk.all(node).forEach(code::note));
        return code;
    }

    private void note(Node node) {
        switch (node) {
            case Statement.Local local -> local.value().ifPresent(value -> put(variables, local.name(), value));
            case Statement.Return leave -> returns.add(leave);
            case Assign(Variable target, var _, Expression value, var _, long _) ->
                put(variables, target.name(), value);
            case Assign(FieldAccess target, var _, Expression value, var _, long _)
            when isOwn(target) -> put(fields, target.name(), value);
            case Call call -> {
                calls.add(call);
                name(bottom(call)).ifPresent(name -> put(called, name, call));
            }
            default -> {}
        }
    }

    private static <T> void put(Map<String, List<T>> map, String name, T value) {
        map.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    static boolean isOwn(FieldAccess field) {
        return field.receiver().filter(each -> !(each instanceof This)).isEmpty();
    }

    private static Expression bottom(Call call) {
        Expression each = call;
        while (each instanceof Call part && part.receiver().isPresent()) {
            each = part.receiver().get();
        }
        return each;
    }

    private static Optional<String> name(Expression expression) {
        return switch (expression) {
            case Variable variable -> Optional.of(variable.name());
            case FieldAccess field when isOwn(field) -> Optional.of("this." + field.name());
            default -> Optional.empty();
        };
    }

    TypeDeclaration owner() {
        return owner;
    }

    Optional<Method> method() {
        return Optional.ofNullable(method);
    }

    List<Call> calls() {
        return calls;
    }

    List<Expression> returned() {
        return returns.stream().flatMap(each -> each.value().stream()).toList();
    }

    List<Expression> assigned(Variable variable) {
        return variables.getOrDefault(variable.name(), List.of());
    }

    /// The only value of a variable, or null.
    @Nullable
    Expression assignedOnce(String variable) {
        List<Expression> values = variables.getOrDefault(variable, List.of());
        return values.size() == 1 ? values.getFirst() : null;
    }

    List<Expression> assignedToField(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /// Calls whose chain begins on this variable or own field.
    List<Call> calledOn(Expression variableOrField) {
        return name(variableOrField)
                .map(name -> called.getOrDefault(name, List.of()))
                .orElse(List.of());
    }

    Span at(Node node) {
        return node.at(owner.at().file());
    }
}
