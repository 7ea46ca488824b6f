package dev.lintel.code.value;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// By which types code tells apart what it is handed: `instanceof` and the patterns of a `switch`, in the method
/// and in those that it hands the value on to.
public final class TypeTests {
    private static final int DEEPEST = 3;

    private final Program program;

    public TypeTests(Program program) {
        this.program = program;
    }

    /// The types by their names, each with what is done for it: the body of its case, or the statement behind its
    /// question. In the order of the code.
    ///
    /// @param parameter of the method
    public Map<String, Node> of(MethodId method, int parameter) {
        Map<String, Node> found = new LinkedHashMap<>();
        look(method, parameter, DEEPEST, found);
        return found;
    }

    private void look(MethodId id, int at, int left, Map<String, Node> found) {
        Optional<Parameter> parameter = program.method(id)
                .map(Method::parameters)
                .filter(all -> at < all.size())
                .map(all -> all.get(at));
        if (parameter.isEmpty()) {
            return;
        }
        String name = parameter.get().name();
        program.body(id)
                .ifPresent(body -> Walk.all(body.block()).forEach(node -> {
                    switch (node) {
                        case Statement.Switch choice
                        when is(choice.subject(), name) -> choice.cases().forEach(each -> option(each, found));
                        case Statement.If asked -> asked(asked.condition(), asked.then(), name, found);
                        case Expression.Conditional asked -> asked(asked.condition(), asked.whenTrue(), name, found);
                        case Expression.Call call
                        when left > 0 -> handedOn(call.callee(), call.arguments(), name, left, found);
                        default -> {}
                    }
                }));
    }

    /// A case that asks for more than the type is not for all of them.
    private static void option(Statement.Case option, Map<String, Node> found) {
        if (option.guard().isPresent()) {
            return;
        }
        for (Expression label : option.labels()) {
            if (label instanceof Expression.TypeName type) {
                found.putIfAbsent(type.type().erasure(), option.body());
            }
        }
    }

    /// `failed instanceof Taken`, also as a part of a question that more is asked in.
    private static void asked(Expression condition, Node then, String name, Map<String, Node> found) {
        if (condition instanceof Expression.InstanceOf test && is(test.operand(), name)) {
            found.putIfAbsent(test.tested().erasure(), then);
        } else if (condition instanceof Expression.Binary both
                && both.operator().equals("&&")) {
            asked(both.left(), then, name, found);
        }
    }

    private void handedOn(Callee callee, List<Expression> arguments, String name, int left, Map<String, Node> found) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (is(arguments.get(i), name)) {
                places.add(i);
            }
        }
        callee.method().ifPresent(method -> places.forEach(place -> look(method, place, left - 1, found)));
    }

    private static boolean is(Expression expression, String name) {
        return expression instanceof Expression.Variable variable
                && variable.name().equals(name);
    }
}
