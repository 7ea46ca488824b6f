package dev.lintel.practice.validation;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Fix.Edit;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Validated.Mode;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A request body carries constraints that nothing checks.
public final class BodyNotValidated implements Practice {
    static final Guide GUIDE = new Guide(
            "val-body-not-validated",
            Risk.MEDIUM,
            "a constrained request body is actually validated (@Valid)",
            """
            The constraints on the type are decoration until `@Valid` stands at the parameter. What they were meant to \
            keep out reaches the database: negative amounts, empty names, texts that end in a 500.""",
            "Worse when the request writes, and when anyone can call it.",
            "`@Valid` does not go into nested objects or list elements unless it stands there as well.",
            """
            ```java
            OrderView create(@Valid @RequestBody NewOrder order) { .. }
            ```""",
            List.of("CWE-1173", "OWASP API8:2023", "OWASP ASVS 2.2.1", "Jakarta Validation 3.1, 2.3"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .flatMap(endpoint -> endpoint.inputs().stream()
                        .filter(input -> input.kind() == Input.Kind.BODY || input.kind() == Input.Kind.MODEL)
                        .filter(input -> input.validated().mode() == Mode.NO)
                        .filter(input -> isMatter(backend, paths, endpoint, input))
                        .map(input -> finding(backend, paths, endpoint, input)));
    }

    /// Not where the handler only takes out what carries no constraint, or may do so for all that was followed of it.
    private static boolean isMatter(Backend backend, Paths paths, Endpoint endpoint, Input input) {
        BodyType body = backend.bodies().get(input.type());
        if (ReadProperties.isOnlyShown(paths, endpoint, input)) {
            return false;
        }
        return body == null
                || !body.complete()
                || !ReadProperties.isOpen(paths, endpoint, input)
                        && ReadProperties.of(paths, endpoint, input)
                                .filter(read -> !read.anyConstrained(body))
                                .isEmpty();
    }

    /// What `@Valid` would demand of an entity that this request only brings a part of.
    private static List<String> demandedBesides(Backend backend, Paths paths, Endpoint endpoint, Input input) {
        BodyType body = backend.bodies().get(input.type());
        return body == null || !backend.entities().containsKey(input.type())
                ? List.of()
                : ReadProperties.of(paths, endpoint, input)
                        .map(read -> read.demandedBesides(body))
                        .orElse(List.of());
    }

    private static Finding finding(Backend backend, Paths paths, Endpoint endpoint, Input input) {
        boolean writes = paths.queries(endpoint)
                .anyMatch(path -> ((Step.Run) path.step()).query().shape().mutates());
        List<String> besides = demandedBesides(backend, paths, endpoint, input);
        String simple = input.type().substring(input.type().lastIndexOf('.') + 1);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(!writes, "it writes nothing that was found")
                .by(endpoint, paths)
                .atMost(besides.isEmpty() ? Risk.MEDIUM : Risk.LOW)
                .notingIf(
                        !besides.isEmpty(),
                        "it reads some properties and hands the whole to nobody; "
                                + String.join(", ", besides.stream().limit(3).toList())
                                + " would be demanded for nothing");
        Trail trail = Trail.start(input.at(), "read from the request, without @Valid");
        constrained(backend, input)
                .ifPresent(property -> trail.then(
                        property.at(),
                        "this constraint is never checked (" + String.join(", ", property.constraints()) + ")"));
        boolean jakarta = backend.settings().has("org.springframework.boot", "spring-boot");
        Span before = new Span(
                input.at().file(),
                input.at().line(),
                input.at().column(),
                input.at().line(),
                input.at().column());
        List<Edit> edits = input.kind() == Input.Kind.BODY && jakarta && besides.isEmpty()
                ? List.of(
                        new Edit.Replace(before, "@Valid "),
                        new Edit.Import(input.at().file(), "jakarta.validation.Valid"))
                : List.of();
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "The constraints on " + simple + " are never checked: nothing validates the body of " + endpoint.label()
                        + ".",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + simple,
                List.of(endpoint.label()),
                trail.guilty(input.at()),
                Optional.of(
                        besides.isEmpty()
                                ? new Fix(
                                        "Put @Valid before the parameter.",
                                        "- @RequestBody " + simple + "\n+ @Valid @RequestBody " + simple,
                                        edits)
                                : new Fix(
                                        "Take a type with the properties that are read here, constrained, and put @Valid"
                                                + " before it.",
                                        "",
                                        List.of())));
    }

    private static Optional<BodyType.Property> constrained(Backend backend, Input input) {
        BodyType body = backend.bodies().get(input.type());
        return body == null
                ? Optional.empty()
                : body.properties().stream()
                        .filter(each -> !each.constraints().isEmpty())
                        .findFirst();
    }
}
