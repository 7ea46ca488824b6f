package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.BodyValues;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Origin;
import dev.lintel.graph.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Origins inside a body become the values of the graph: nodes become step numbers, known library calls and
/// parameter types become roots of their own.
final class Conversion {
    private final Body body;
    private final Method method;
    private final BodyValues values;
    private final Program program;
    private final Map<Expression, Value.Root> outcomes = new IdentityHashMap<>();
    private int next;

    Conversion(Body body, Method method, BodyValues values, Program program) {
        this.body = body;
        this.method = method;
        this.values = values;
        this.program = program;
    }

    /// A new number for what a step gives.
    int number(Expression node) {
        int number = next++;
        outcomes.put(node, new Value.Root.Result(number));
        return number;
    }

    /// A number for a step that gives nothing.
    int number() {
        return next++;
    }

    int made(Expression node) {
        int number = next++;
        outcomes.put(node, new Value.Root.Made(number));
        return number;
    }

    Value value(Expression expression) {
        return new Value(convert(values.of(expression)), Wording.of(expression), body.at(expression));
    }

    Value of(List<Origin> origins, Expression near) {
        return new Value(convert(origins), Wording.of(near), body.at(near));
    }

    /// The object on which a call without a written receiver is made.
    Value self(Expression call) {
        return new Value(List.of(), "this", body.at(call));
    }

    Value nothing(Expression near) {
        return new Value(List.of(), "", body.at(near));
    }

    private List<Value.Origin> convert(List<Origin> origins) {
        return origins.stream()
                .flatMap(origin ->
                        caller(origin)
                                .or(() -> root(origin).map(root -> new Value.Origin(root, origin.path())))
                                .stream())
                .toList();
    }

    /// `request.getUserPrincipal()` reads like a property of what was sent and is what the server knows.
    private Optional<Value.Origin> caller(Origin origin) {
        Optional<Type> type = switch (origin.root()) {
            case Origin.Root.Parameter parameter
            when parameter.index() < method.parameters().size() ->
                Optional.of(method.parameters().get(parameter.index()).type());
            case Origin.Root.Field field -> Optional.of(field.type());
            default -> Optional.empty();
        };
        return type.filter(each -> !origin.path().isEmpty()
                        && Identity.givesCaller(each, origin.path().getFirst()))
                .map(_ -> new Value.Origin(
                        new Value.Root.Principal(),
                        origin.path().subList(1, origin.path().size())));
    }

    private Optional<Value.Root> root(Origin origin) {
        return switch (origin.root()) {
            case Origin.Root.Parameter parameter -> Optional.of(parameter(parameter.index()));
            case Origin.Root.Constant constant -> Optional.of(new Value.Root.Constant(constant.value()));
            case Origin.Root.Outcome outcome -> Optional.of(outcome(outcome.node()));
            case Origin.Root.Field field -> Optional.of(field(field));
            case Origin.Root.Self _ ->
                origin.path().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Value.Root.State(origin.path().getFirst()));
        };
    }

    private Value.Root parameter(int index) {
        return index < method.parameters().size()
                        && Identity.isPrincipal(method.parameters().get(index).type())
                ? new Value.Root.Principal()
                : new Value.Root.Parameter(index);
    }

    private Value.Root outcome(Expression node) {
        Value.Root known = outcomes.get(node);
        if (known != null) {
            return known;
        }
        return node instanceof Expression.Call call
                ? Identity.of(call).map(root -> named(root, call)).orElseGet(Value.Root.Unknown::new)
                : new Value.Root.Unknown();
    }

    /// Request data by the name that it was asked for.
    private Value.Root named(Value.Root root, Expression.Call call) {
        return root instanceof Value.Root.Request(String what, String _)
                        && call.arguments().size() == 1
                ? new Value.Root.Request(
                        what,
                        new Constants(program).text(call.arguments().getFirst()).orElse(""))
                : root;
    }

    /// A field that configuration fills is a setting, any other is state.
    private Value.Root field(Origin.Root.Field field) {
        if (Identity.isPrincipal(field.type())) {
            return new Value.Root.Principal();
        }
        return program.type(field.owner())
                .flatMap(type -> type.field(field.name()))
                .flatMap(declared -> declared.annotations().stream()
                        .filter(each -> each.simpleName().equals("Value")
                                || each.simpleName().equals("ConfigProperty"))
                        .findFirst())
                .flatMap(annotation -> annotation.value("value").or(() -> annotation.value("name")))
                .filter(Expression.Literal.class::isInstance)
                .map(literal ->
                        (Value.Root) new Value.Root.Setting(String.valueOf(((Expression.Literal) literal).value())))
                .orElseGet(() -> new Value.Root.State(field.name()));
    }
}
