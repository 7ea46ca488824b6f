package dev.lintel.practice.response;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Controls;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An exception of which the code means that the caller was wrong, and that no handler takes.
public final class ExceptionUnmapped implements Practice {
    static final Guide GUIDE = new Guide(
            "resp-exception-unmapped",
            Risk.MEDIUM,
            "every exception a handler can raise for a client mistake maps to a 4xx",
            """
            Who asks for something that is not there is told 500: that the server is broken and that a retry may help. \
            Clients do retry, the on-call engineer is woken for a mistyped number, and real failures drown among them.""",
            "Told where the code looks at what the caller sent, or at the row that it names, and throws what nothing turns into an answer.",
            """
            A handler for `Exception` that answers 500 is no mapping. Frameworks map their own exceptions only: \
            `NoSuchElementException`, `IllegalArgumentException` and `EntityNotFoundException` are not among them.""",
            """
            ```java
            @ResponseStatus(HttpStatus.NOT_FOUND)
            class OrderNotFoundException extends RuntimeException { .. }
            ```
            or one `@ExceptionHandler` for it in the advice.""",
            List.of("CWE-755", "RFC 9110 §15.5", "OWASP A10:2025"));

    private static final int NEAR = 6;

    private static final Set<Input.Kind> SENT = Set.of(
            Input.Kind.PATH, Input.Kind.QUERY, Input.Kind.FORM, Input.Kind.BODY, Input.Kind.MODEL, Input.Kind.HEADER);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.controls().exceptionMapping() == Controls.Reading.PARTLY) {
            return Stream.empty();
        }
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API
                        && !endpoint.route().isGraphQl())
                .flatMap(endpoint -> examine(backend, paths.of(endpoint), endpoint));
    }

    private static Stream<Finding> examine(Backend backend, List<Path> all, Endpoint endpoint) {
        Failures failures = backend.failures();
        Set<String> said = new HashSet<>();
        return all.stream()
                .filter(path -> path.step() instanceof Step.Throw thrown
                        && failures.isOutcome(thrown)
                        && !thrown.passesOn()
                        && !path.later()
                        && path.spread() == 1)
                .filter(path -> isUnmapped(failures, endpoint, path) && isCallersFault(endpoint, all, path))
                .map(path -> finding(endpoint, path))
                .filter(finding -> said.add(finding.root()));
    }

    private static boolean isUnmapped(Failures failures, Endpoint endpoint, Path path) {
        String exception = ((Step.Throw) path.step()).exception();
        boolean failure = failures.lineage().getOrDefault(exception, List.of()).contains("java.lang.Throwable")
                && (failures.own().contains(exception) || exception.startsWith("java."));
        boolean answered = failures.of(exception, endpoint.handler())
                .filter(each -> !each.isGeneral() || !each.statuses().equals(List.of(500)))
                .isPresent();
        return failure
                && !answered
                && !Failures.isInternal(exception)
                && path.tries().isEmpty()
                && !failures.isCaught(path, exception);
    }

    /// What it is thrown for is about what was sent, or about the row that was looked for by it.
    private static boolean isCallersFault(Endpoint endpoint, List<Path> all, Path path) {
        return !path.guards().isEmpty()
                && isBeside(path, path.guards().getLast())
                && asks(path.guards().getLast())
                        .anyMatch(source -> isSent(endpoint, source)
                                || source instanceof Source.Row row && isAskedFor(endpoint, all, row));
    }

    /// Whether the row is looked for by what was sent.
    private static boolean isAskedFor(Endpoint endpoint, List<Path> all, Source.Row row) {
        return row.run() < all.size()
                && Source.anyRoot(all.get(row.run()).given().toList(), source -> isSent(endpoint, source));
    }

    /// Whether the exception is thrown right there: what was passed long before may have nothing to do with it.
    private static boolean isBeside(Path path, Guard guard) {
        int lines = path.at().line() - guard.at().line();
        return guard.at().file().equals(path.at().file()) && lines >= 0 && lines <= NEAR;
    }

    private static Stream<Source> asks(Guard guard) {
        return guard.condition().sources();
    }

    private static boolean isSent(Endpoint endpoint, Source source) {
        return source instanceof Source.Input input
                && endpoint.inputs().stream()
                        .anyMatch(each -> each.parameter() == input.parameter() && SENT.contains(each.kind()));
    }

    private static Finding finding(Endpoint endpoint, Path path) {
        String type = ((Step.Throw) path.step()).exception();
        String exception = type.substring(type.lastIndexOf('.') + 1);
        return new Finding(
                GUIDE,
                Risk.MEDIUM,
                Confidence.SURE,
                endpoint.label(),
                "A caller's mistake is answered 500: nothing makes an answer of " + exception + ".",
                List.of(),
                type,
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(path.guards().getLast().at(), "looks whether the request can be served")
                        .then(path.at(), "throws " + exception + ", and no handler takes it")
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Say with which status it is answered: in one handler for all endpoints, or on the exception.",
                        "+ @ExceptionHandler(" + exception + ".class)\n+ @ResponseStatus(HttpStatus.BAD_REQUEST)",
                        List.of())));
    }
}
