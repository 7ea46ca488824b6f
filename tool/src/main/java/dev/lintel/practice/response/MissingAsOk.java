package dev.lintel.practice.response;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is not there is answered as if it were: 200 with nothing in it.
public final class MissingAsOk implements Practice {
    static final Guide GUIDE = new Guide(
            "resp-missing-as-200",
            Risk.MEDIUM,
            "a missing resource is 404, a failed call never 200",
            """
            The client is told that all is well and gets an empty body. It fails later, at a null that it cannot explain, \
            and neither its retry nor your dashboards see that anything was wrong. Caches keep the empty answer.""",
            "Left alone where an envelope of the project's own says that nothing was found, and for searches.",
            "Spring writes `null` and an empty `Optional` as 200 without a body; Jakarta REST makes 204 of them.",
            """
            ```java
            return orders.findByTrackingNumber(number)
                    .map(Parcel::of)
                    .orElseThrow(() -> new ResponseStatusException(NOT_FOUND, "parcel"));
            ```""",
            List.of("CWE-393", "RFC 9110 §15.5.5"));

    private static final String MAPPED = "org.springframework.web.bind.annotation.";
    private static final Set<String> WRAPS = Set.of("ResponseEntity.ok", "BodyBuilder.body");
    private static final Set<String> WHOLE = Set.of("*", "[]");
    private static final Set<String> UNWRAPS = Set.of("get", "orElseThrow", "orElse", "orElseGet", "map", "filter");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean reactive = backend.settings().has("org.springframework.boot", "spring-boot-starter-webflux");
        return backend.endpoints().stream()
                .filter(endpoint -> !reactive && isAskedForOne(endpoint) && isSpring(backend, endpoint))
                .filter(paths::isWhole)
                .flatMap(endpoint -> examine(paths.of(endpoint), endpoint).stream());
    }

    /// `GET /orders/{id}`: the path says what must be there.
    private static boolean isAskedForOne(Endpoint endpoint) {
        return endpoint.route().method().equals("GET")
                && endpoint.route().path().endsWith("}")
                && endpoint.exposure() == Endpoint.Exposure.API
                && endpoint.responds().serialised()
                && endpoint.responds().shape() == Shape.ONE
                && endpoint.responds().statuses().stream().noneMatch(status -> status >= 400);
    }

    private static boolean isSpring(Backend backend, Endpoint endpoint) {
        return backend.operation(endpoint.handler())
                .filter(each -> each.annotations().stream().anyMatch(name -> name.startsWith(MAPPED)))
                .isPresent();
    }

    private static Optional<Finding> examine(List<Path> all, Endpoint endpoint) {
        return all.stream()
                .filter(path -> path.step() instanceof Step.Return && path.via().isEmpty())
                .flatMap(leave -> all.stream()
                        .filter(look -> isLookUp(look, endpoint) && passesOn(leave, look, all))
                        .map(look -> finding(endpoint, look, leave)))
                .findFirst();
    }

    /// One row is asked for by what the path says.
    private static boolean isLookUp(Path path, Endpoint endpoint) {
        return path.step() instanceof Step.Run run
                && !path.repeated()
                && run.query().shape().complete()
                && run.query().shape().kind() == dev.lintel.sql.Shape.Kind.SELECT
                && run.query().shape().aggregation() == dev.lintel.sql.Shape.Aggregation.NONE
                && run.query().gives() == Query.Gives.ONE
                && !run.query().isReference()
                && path.given().anyMatch(source -> isPath(source, endpoint));
    }

    private static boolean isPath(Source source, Endpoint endpoint) {
        return source instanceof Source.Input input
                && input.path().isEmpty()
                && endpoint.inputs().stream()
                        .anyMatch(each -> each.parameter() == input.parameter() && each.kind() == Input.Kind.PATH);
    }

    /// Whether `null` goes through: the look-up's own outcome is answered and nobody looked at it, or the code itself
    /// says that nothing becomes `null`.
    private static boolean passesOn(Path leave, Path look, List<Path> all) {
        if (((Step.Return) leave.step()).value().text().endsWith(".orElse(null)")) {
            return leave.argument("value").stream().anyMatch(source -> isMadeOf(source, look));
        }
        List<Source> value =
                leave.argument("value").stream().flatMap(MissingAsOk::unwrapped).toList();
        return !value.isEmpty()
                && value.stream().allMatch(source -> isRow(source, look))
                && leave.guards().stream()
                        .flatMap(guard -> guard.condition().sources())
                        .noneMatch(source -> isOf(source, look))
                && all.stream().noneMatch(path -> isLookedInto(path, look));
    }

    private static Stream<Source> unwrapped(Source source) {
        return source instanceof Source.Derived derived && WRAPS.contains(derived.function())
                ? derived.from().stream()
                : Stream.of(source);
    }

    private static boolean isRow(Source source, Path look) {
        return source instanceof Source.Row row && row.run() == look.order() && WHOLE.containsAll(row.path());
    }

    private static boolean isOf(Source source, Path look) {
        return source instanceof Source.Row row && row.run() == look.order();
    }

    private static boolean isMadeOf(Source source, Path look) {
        return source.anyRoot(root -> isOf(root, look));
    }

    /// `find(id).get()` throws when there is nothing, and so does whatever is read from a null.
    private static boolean isLookedInto(Path path, Path look) {
        return switch (path.step()) {
            case Step.Invoke invoke ->
                path.argument("this").stream().anyMatch(source -> isOf(source, look))
                        || UNWRAPS.contains(invoke.name()) && path.given().anyMatch(source -> isMadeOf(source, look));
            case Step.Read _ -> path.argument("value").stream().anyMatch(source -> isOf(source, look));
            case Step.Put _ -> path.argument("this").stream().anyMatch(source -> isOf(source, look));
            default -> false;
        };
    }

    private static Finding finding(Endpoint endpoint, Path look, Path leave) {
        String table = ((Step.Run) look.step()).query().shape().mainTable().orElse("the database");
        String owner = endpoint.handler().owner();
        return new Finding(
                GUIDE,
                Risk.MEDIUM,
                Confidence.SURE,
                endpoint.label(),
                "Who asks for something that is not there is told 200 and gets nothing: " + endpoint.label() + ".",
                List.of(),
                owner.substring(owner.lastIndexOf('.') + 1) + " nothing",
                List.of(endpoint.label()),
                Trail.to(look)
                        .then(look.at(), "looks in " + table + " for what the path names")
                        .then(leave.at(), "answers nothing as if it were something")
                        .guilty(leave.at()),
                Optional.of(new Fix(
                        "Answer 404 when nothing is found.",
                        "- .orElse(null)\n+ .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))",
                        List.of())));
    }
}
