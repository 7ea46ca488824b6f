package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.FailureText;
import dev.lintel.code.value.TypeTests;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
    private static final Map<String, String> RESOLVERS = Map.of(
            "org.springframework.web.servlet.HandlerExceptionResolver", "resolveException",
            "org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler", "handle",
            "org.springframework.boot.webflux.error.ErrorWebExceptionHandler", "handle");

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Statuses statuses;
    private final FailureText texts;
    private final TypeTests tests;

    ErrorHandlers(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.statuses = new Statuses(program, annotations);
        this.texts = new FailureText(program);
        this.tests = new TypeTests(program);
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
                                texts.told(body, method),
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
        Optional<Span> tells = body.flatMap(it -> texts.told(it, method));
        String within = advises(method) ? "" : method.id().owner();
        Stream<Fact> taken = exceptions.stream()
                .map(exception -> new Fact.ErrorMapping(exception, within, List.copyOf(codes), tells, method.at()));
        return Stream.concat(taken, toldApart(method, exceptions, within, tells));
    }

    /// One handler for all failures, which asks for their types by itself or in what it hands them to: each that it
    /// asks for is answered in its own way.
    private Stream<Fact> toldApart(Method method, List<String> exceptions, String within, Optional<Span> tells) {
        List<Parameter> parameters = method.parameters();
        return IntStream.range(0, parameters.size())
                .filter(place -> isThrowable(parameters.get(place).type().erasure()))
                .mapToObj(place -> tests.of(method.id(), place).entrySet().stream())
                .flatMap(each -> each)
                .filter(each -> isThrowable(each.getKey()) && !exceptions.contains(each.getKey()))
                .map(each -> new Fact.ErrorMapping(
                        each.getKey(), within, List.copyOf(statuses.inCode(each.getValue())), tells, method.at()));
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
}
