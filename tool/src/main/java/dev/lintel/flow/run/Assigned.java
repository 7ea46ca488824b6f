package dev.lintel.flow.run;

import dev.lintel.code.Expression;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the variables of one body are given, by their names, without order of time: where two have one name, the
/// values of both. What is appended to a builder of texts counts as given to the variable that holds it.
final class Assigned {
    private static final Set<String> BUILDERS =
            Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.lang.AbstractStringBuilder");

    private final Map<String, List<Expression>> values = new HashMap<>();
    /// Variables that somebody else gives their values, or whose builders somebody else may append to.
    private final Set<String> open = new HashSet<>();
    private final List<Expression> answers = new ArrayList<>();
    private boolean shared;

    private Assigned() {}

    static Assigned in(Statement.Block body, List<Parameter> parameters) {
        Assigned assigned = new Assigned();
        parameters.forEach(each -> assigned.open.add(each.name()));
        Walk.all(body).forEach(assigned::look);
        return assigned;
    }

    static boolean isBuilder(Type type) {
        return BUILDERS.contains(type.erasure());
    }

    /// All that a variable can be given; empty when that is not known.
    Optional<List<Expression>> valuesOf(String variable) {
        List<Expression> known = values.get(variable);
        if (known == null || open.contains(variable)) {
            return Optional.empty();
        }
        boolean captured = shared && known.stream().anyMatch(each -> isBuilder(each.type()));
        return captured ? Optional.empty() : Optional.of(known);
    }

    /// What the body gives back, lambdas included.
    List<Expression> answers() {
        return answers;
    }

    private void look(Node node) {
        switch (node) {
            case Statement.Local local -> local.value().ifPresent(value -> give(local.name(), value));
            case Statement.ForEach each -> open.add(each.variable().name());
            case Statement.Catch each -> open.add(each.name());
            case Statement.Case each -> each.bindings().forEach(local -> open.add(local.name()));
            case Statement.Return leave -> leave.value().ifPresent(this::answer);
            case Statement.Yield leave -> escape(leave.value());
            case Statement.LocalType _, Statement.Unread _, Expression.Unread _ -> shared = true;
            case Expression.Lambda lambda -> lambda.parameters().forEach(each -> open.add(each.name()));
            case Expression.InstanceOf test -> test.bindings().forEach(each -> open.add(each.name()));
            case Expression.Assign assign -> assign(assign);
            case Expression.Call call -> call(call);
            case Expression.New made -> {
                shared |= made.anonymous().isPresent();
                made.arguments().forEach(this::escape);
            }
            case Expression.NewArray array -> array.elements().forEach(this::escape);
            case Expression.Conditional choice -> {
                escape(choice.whenTrue());
                escape(choice.whenFalse());
            }
            case Expression.Cast cast -> escape(cast.operand());
            case Expression.MethodReference reference -> escape(reference.receiver());
            default -> {}
        }
    }

    private void answer(Expression value) {
        answers.add(value);
        escape(value);
    }

    private void assign(Expression.Assign assign) {
        if (assign.target() instanceof Expression.Variable variable) {
            give(variable.name(), assign.value());
        } else {
            escape(assign.value());
        }
    }

    private void give(String variable, Expression value) {
        values.computeIfAbsent(variable, _ -> new ArrayList<>()).add(value);
        escape(value);
    }

    /// Every call on a builder may put its arguments into it.
    private void call(Expression.Call call) {
        call.arguments().forEach(this::escape);
        call.receiver()
                .flatMap(Assigned::held)
                .ifPresent(builder -> call.arguments()
                        .forEach(each -> values.computeIfAbsent(builder, _ -> new ArrayList<>())
                                .add(each)));
    }

    /// A builder that is handed on has a second name, under which more can be appended.
    private void escape(Expression value) {
        held(value).ifPresent(open::add);
    }

    /// The variable that holds the builder which an expression gives: `all` of `all.append(a).append(b)`.
    private static Optional<String> held(Expression value) {
        Expression at = value;
        while (at instanceof Expression.Call call
                && isBuilder(call.type())
                && call.receiver().isPresent()) {
            at = call.receiver().get();
        }
        return at instanceof Expression.Variable variable && isBuilder(variable.type())
                ? Optional.of(variable.name())
                : Optional.empty();
    }
}
