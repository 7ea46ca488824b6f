package dev.lintel.read.spring.web;

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
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which exceptions become which status: `@ExceptionHandler` methods, `@ResponseStatus` on exception classes,
/// resolvers of the project's own.
final class ErrorHandlers {
    private static final String HANDLER = "org.springframework.web.bind.annotation.ExceptionHandler";
    private static final String[] ADVICES = {
        "org.springframework.web.bind.annotation.ControllerAdvice",
        "org.springframework.web.bind.annotation.RestControllerAdvice"
    };
    private static final List<String> DECIDES_ITSELF = List.of(
            "org.springframework.http.ResponseEntity",
            "org.springframework.http.ProblemDetail",
            "org.springframework.web.ErrorResponse");
    private static final Set<String> MESSAGES = Set.of(
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
    private static final int DEEPEST = 3;
    private static final Map<String, String> RESOLVERS = Map.of(
            "org.springframework.web.servlet.HandlerExceptionResolver", "resolveException",
            "org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler", "handle",
            "org.springframework.boot.webflux.error.ErrorWebExceptionHandler", "handle");

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Statuses statuses;

    ErrorHandlers(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.statuses = new Statuses(program, annotations);
    }

    Stream<Fact> read(TypeDeclaration type) {
        Stream<Fact> handlers = type.methods().stream()
                .flatMap(method -> annotations.on(method, HANDLER).stream().flatMap(found -> mappings(found, method)));
        boolean exception = program.inherits(type.name(), "java.lang.Throwable") == Program.Answer.YES;
        Stream<Fact> declared = exception
                ? statuses.annotated(type.annotations()).stream()
                        .map(status ->
                                new Fact.ErrorMapping(type.name(), "", List.of(status), Optional.empty(), type.at()))
                : Stream.empty();
        return Stream.concat(handlers, declared);
    }

    /// Resolvers and handlers of the project's own take every exception and choose the status while they run.
    Stream<Fact> resolvers() {
        return RESOLVERS.entrySet().stream()
                .flatMap(each -> program.subtypes(each.getKey()).stream()
                        .filter(TypeDeclaration::isMain)
                        .flatMap(type -> type.methods(each.getValue()).stream()))
                .flatMap(method -> program.body(method.id()).stream()
                        .map(body -> new Fact.ErrorMapping(
                                "java.lang.Throwable",
                                "",
                                List.copyOf(statuses.inCode(body)),
                                told(body, method),
                                method.at())));
    }

    private Stream<Fact> mappings(Found found, Method method) {
        List<String> named = found.value("value", "exception")
                .map(value -> constants.classes(value).values())
                .orElse(List.of());
        List<String> exceptions = named.isEmpty()
                ? method.parameters().stream()
                        .map(parameter -> parameter.type().erasure())
                        .filter(this::isThrowable)
                        .toList()
                : named;
        Optional<Body> body = program.body(method.id());
        TreeSet<Integer> codes = new TreeSet<>();
        statuses.annotated(method.annotations()).ifPresent(codes::add);
        body.ifPresent(it -> codes.addAll(statuses.inCode(it)));
        if (codes.isEmpty() && !DECIDES_ITSELF.contains(method.returns().erasure())) {
            // Spring answers 200 when neither the method nor the answer says otherwise.
            codes.add(200);
        }
        Optional<Span> tells = body.flatMap(it -> told(it, method));
        String within = advises(method) ? "" : method.id().owner();
        return exceptions.stream()
                .map(exception -> new Fact.ErrorMapping(exception, within, List.copyOf(codes), tells, method.at()));
    }

    /// A handler in an advice, or in a base class of controllers, is not for one class alone.
    private boolean advises(Method method) {
        return program.type(method.id().owner())
                .filter(type -> annotations.on(type, MappedTypes.CONTROLLERS).isPresent()
                        && annotations.on(type, ADVICES).isEmpty())
                .isEmpty();
    }

    private boolean isThrowable(String type) {
        return switch (program.inherits(type, "java.lang.Throwable")) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> type.endsWith("Exception") || type.endsWith("Error");
        };
    }

    private Optional<Span> told(Body body, Method method) {
        return told(body, method.parameters().stream().map(Parameter::name).toList(), DEEPEST);
    }

    /// Where the exception's own text goes somewhere else than to a log or into a question: here, or in what the
    /// exception is handed to.
    private Optional<Span> told(Body body, List<String> names, int left) {
        Set<Node> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.calls(body.block()).filter(ErrorHandlers::logs).forEach(call -> kept.addAll(Walk.all(call)));
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
            case Expression.Call call -> handsOn(call.callee(), call.arguments(), names, left);
            case Expression.New made -> handsOn(made.callee(), made.arguments(), names, left);
            default -> Optional.empty();
        };
    }

    /// A call whose value nobody takes tells the caller nothing, unless it is handed the answer to write into or is
    /// made on what becomes the answer: on a local or a parameter, not on a collaborator of the handler.
    private static boolean reachesAnswer(Expression.Call call) {
        return call.receiver().filter(ErrorHandlers::isOfAnswer).isPresent()
                || Walk.all(call, Expression.class)
                        .anyMatch(each -> each instanceof Expression.Lambda || isAnswer(each));
    }

    private static boolean isOfAnswer(Expression receiver) {
        return switch (receiver) {
            case Expression.Call call ->
                isAnswer(call)
                        || call.receiver().filter(ErrorHandlers::isOfAnswer).isPresent();
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
                        || call.arguments().stream().anyMatch(each -> isOneOf(each, names)));
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
        return expression instanceof Expression.Variable variable && names.contains(variable.name());
    }

    private static boolean logs(Expression.Call call) {
        String receiver = call.receiver().map(it -> it.type().erasure()).orElse("");
        return LOGS.stream().anyMatch(receiver::endsWith);
    }
}
