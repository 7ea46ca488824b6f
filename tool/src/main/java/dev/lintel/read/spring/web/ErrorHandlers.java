package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which exceptions become which status: `@ExceptionHandler` methods and `@ResponseStatus` on exception classes.
final class ErrorHandlers {
    private static final String HANDLER = "org.springframework.web.bind.annotation.ExceptionHandler";
    private static final List<String> DECIDES_ITSELF = List.of(
            "org.springframework.http.ResponseEntity",
            "org.springframework.http.ProblemDetail",
            "org.springframework.web.ErrorResponse");
    private static final Set<String> MESSAGES =
            Set.of("getMessage", "getLocalizedMessage", "toString", "getStackTrace", "getReason");

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
                        .map(status -> new Fact.ErrorMapping(type.name(), List.of(status), false, type.at()))
                : Stream.empty();
        return Stream.concat(handlers, declared);
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
        boolean leaks = body.filter(it -> givesMessage(it, method)).isPresent();
        return exceptions.stream()
                .map(exception -> new Fact.ErrorMapping(exception, List.copyOf(codes), leaks, method.at()));
    }

    private boolean isThrowable(String type) {
        return switch (program.inherits(type, "java.lang.Throwable")) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> type.endsWith("Exception") || type.endsWith("Error");
        };
    }

    /// The exception's own text goes somewhere else than to a log.
    private static boolean givesMessage(Body body, Method method) {
        List<String> names = method.parameters().stream().map(Parameter::name).toList();
        Set<Node> logged = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.calls(body.block()).filter(ErrorHandlers::logs).forEach(call -> logged.addAll(Walk.all(call)));
        return Walk.calls(body.block())
                .filter(call -> !logged.contains(call) && MESSAGES.contains(call.name()))
                .anyMatch(call -> call.receiver().isPresent()
                        && call.receiver().get() instanceof Expression.Variable variable
                        && names.contains(variable.name()));
    }

    private static boolean logs(Expression.Call call) {
        String receiver = call.receiver().map(it -> it.type().erasure()).orElse("");
        return receiver.endsWith("Logger") || receiver.endsWith(".Log");
    }
}
