package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a handler of exceptions does with the text of the exception: its whole work is to answer, so that a text which
/// only goes to a log, into a question or to a collaborator is all that is not answered.
public final class FailureText {
    static final Set<String> MESSAGES = Set.of(
            "getMessage",
            "getLocalizedMessage",
            "toString",
            "getStackTrace",
            "getReason",
            "getStackTraceAsString",
            "getFullStackTrace",
            "getRootCauseMessage");
    private static final List<String> LOGS =
            List.of("Logger", ".Log", "java.io.PrintStream", ".LoggingEventBuilder", ".LogBuilder");
    /// What a failure is asked for another failure by.
    static final Set<String> CAUSES = Set.of("getCause", "getRootCause", "getMostSpecificCause");
    private static final Set<String> ANY =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");
    /// What makes a text of whatever it is given.
    private static final Set<String> TEXTS = Set.of("valueOf", "toString");
    private static final int DEEPEST = 3;

    private final Program program;

    public FailureText(Program program) {
        this.program = program;
    }

    /// Where such a method, a handler of exceptions, answers the text of the one that it is handed.
    public Optional<Span> told(Body body, Method method) {
        return told(body, method.parameters().stream().map(Parameter::name).toList(), DEEPEST);
    }

    /// Where the exception's own text goes somewhere else than to a log or into a question: here, or in what the
    /// exception is handed to.
    private Optional<Span> told(Body body, List<String> handed, int left) {
        List<String> names = withCauses(body, handed);
        Set<Node> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.calls(body.block()).filter(FailureText::logs).forEach(call -> kept.addAll(Walk.all(call)));
        Walk.all(body.block(), Statement.If.class).forEach(asked -> {
            kept.addAll(Walk.all(asked.condition()));
            if (isOwn(asked.condition(), names)) {
                kept.addAll(Walk.all(asked.then()));
            }
        });
        Walk.all(body.block(), Expression.Conditional.class).forEach(asked -> kept.addAll(Walk.all(asked.condition())));
        Walk.all(body.block(), Statement.Evaluate.class)
                .map(Statement.Evaluate::expression)
                .filter(each -> each instanceof Expression.Call call && !reachesAnswer(call))
                .forEach(call -> kept.addAll(Walk.all(call)));
        keepLocals(body, kept);
        return Walk.all(body.block()).stream()
                .filter(node -> !kept.contains(node))
                .flatMap(node -> told(node, body, names, left).stream())
                .findFirst();
    }

    /// The names of the failure and of what it was caused by: `root = root.getCause()`.
    private static List<String> withCauses(Body body, List<String> handed) {
        List<String> names = new ArrayList<>(handed);
        int before;
        do {
            before = names.size();
            Walk.all(body.block(), Statement.Local.class)
                    .filter(local ->
                            local.value().filter(value -> isOneOf(value, names)).isPresent())
                    .map(Statement.Local::name)
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
        } while (names.size() > before);
        return names;
    }

    /// What a local gets is kept with it where the local is read by kept parts only: the text of the log line,
    /// which may be put together over several locals.
    private static void keepLocals(Body body, Set<Node> kept) {
        int before;
        do {
            before = kept.size();
            Walk.all(body.block(), Statement.Local.class)
                    .filter(local -> isOnlyIn(kept, local.name(), body))
                    .forEach(local -> kept.addAll(Walk.all(local)));
            Walk.all(body.block(), Expression.Assign.class)
                    .filter(assign -> assign.target() instanceof Expression.Variable local
                            && isLocal(local.name(), body)
                            && isOnlyIn(kept, local.name(), body))
                    .forEach(assign -> kept.addAll(Walk.all(assign)));
        } while (kept.size() > before);
    }

    private static boolean isLocal(String name, Body body) {
        return Walk.all(body.block(), Statement.Local.class)
                .anyMatch(local -> local.name().equals(name));
    }

    /// `if (failed instanceof OrderRejected)`, a type of the project's own, whose text was written for callers.
    private boolean isOwn(Expression condition, List<String> names) {
        return condition instanceof Expression.InstanceOf test
                && isOneOf(test.operand(), names)
                && program.type(test.tested().erasure())
                        .flatMap(TypeDeclaration::origin)
                        .isPresent();
    }

    private Optional<Span> told(Node node, Body body, List<String> names, int left) {
        return switch (node) {
            case Expression.Call call when isText(call, names) -> Optional.of(body.at(call));
            case Expression.Concat concat
            when concat.parts().stream().anyMatch(part -> isOneOf(part, names)) -> Optional.of(body.at(concat));
            case Expression.Call call -> handsOn(call.callee(), call.arguments(), names, left);
            case Expression.New made -> handsOn(made.callee(), made.arguments(), names, left);
            default -> Optional.empty();
        };
    }

    /// A call whose value nobody takes tells the caller nothing, unless it is handed the answer to write into or is
    /// made on what becomes the answer: on a local or a parameter, not on a collaborator of the handler.
    private static boolean reachesAnswer(Expression.Call call) {
        return call.receiver().filter(FailureText::isOfAnswer).isPresent()
                || Walk.all(call, Expression.class)
                        .anyMatch(each -> each instanceof Expression.Lambda || isAnswer(each));
    }

    private static boolean isOfAnswer(Expression receiver) {
        return switch (receiver) {
            case Expression.Call call ->
                isAnswer(call)
                        || call.receiver().filter(FailureText::isOfAnswer).isPresent();
            case Expression.FieldAccess field -> isAnswer(field);
            case Expression.This _, Expression.TypeName _ -> false;
            default -> true;
        };
    }

    private static boolean isAnswer(Expression expression) {
        String type = expression.type().erasure();
        return type.endsWith("Response") || type.endsWith("Writer") || type.endsWith("Stream");
    }

    private static boolean isText(Expression.Call call, List<String> names) {
        return MESSAGES.contains(call.name())
                        && (call.receiver().filter(each -> isOneOf(each, names)).isPresent()
                                || call.arguments().stream().anyMatch(each -> isOneOf(each, names)))
                || TEXTS.contains(call.name())
                        && call.callee().owner().startsWith("java.")
                        && call.arguments().stream().anyMatch(each -> isOneOf(each, names));
    }

    /// Whether the local is read by these parts of the body and by no other; to be given a value is no reading.
    private static boolean isOnlyIn(Set<Node> parts, String local, Body body) {
        Set<Node> given = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.all(body.block(), Expression.Assign.class).forEach(assign -> given.add(assign.target()));
        return Walk.all(body.block(), Expression.Variable.class)
                .filter(variable -> variable.name().equals(local) && !given.contains(variable))
                .allMatch(parts::contains);
    }

    private Optional<Span> handsOn(Callee callee, List<Expression> arguments, List<String> names, int left) {
        if (left == 0 || arguments.stream().noneMatch(each -> isOneOf(each, names))) {
            return Optional.empty();
        }
        Optional<Method> called = callee.method().flatMap(program::method);
        Optional<Body> body = called.flatMap(method -> program.body(method.id()));
        if (body.isEmpty()) {
            return Optional.empty();
        }
        List<Parameter> parameters = called.get().parameters();
        List<String> inside = new ArrayList<>();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            if (isOneOf(arguments.get(i), names)) {
                inside.add(parameters.get(i).name());
            }
        }
        return told(body.get(), inside, left - 1);
    }

    private static boolean isOneOf(Expression expression, List<String> names) {
        return switch (expression) {
            case Expression.Variable variable -> names.contains(variable.name());
            // what only an exception of the program's own can be says what the program put into it
            case Expression.Cast cast -> ANY.contains(cast.type().erasure()) && isOneOf(cast.operand(), names);
            case Expression.Call call ->
                CAUSES.contains(call.name())
                        && Stream.concat(call.receiver().stream(), call.arguments().stream())
                                .anyMatch(each -> isOneOf(each, names));
            default -> false;
        };
    }

    static boolean logs(Expression.Call call) {
        String receiver = call.receiver().map(it -> it.type().erasure()).orElse("");
        return LOGS.stream().anyMatch(receiver::endsWith);
    }
}
