package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Entity;
import dev.lintel.graph.ManagedUpdate;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A caller who is not asked for more than a login sets a column that says what people may do or own.
public final class MassAssignment implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-mass-assignment",
            Risk.HIGH,
            "callers can set only fields meant for them",
            """
            The binder fills every property that the request names. When the mapped class itself is bound and saved, \
            `"role": "ADMIN"` in a profile update is one more property, and nobody notices until the caller is an administrator.""",
            "Worse when anyone can call it; left alone where a role is asked for first.",
            """
            A list of forbidden fields is complete until the next column. `@JsonIgnore` on the getter alone also hides \
            the field from answers: use `access = READ_ONLY`.""",
            """
            ```java
            record ProfileChange(String name, String phone) {}

            user.setName(change.name());
            user.setPhone(change.phone());
            ```""",
            List.of("CWE-915", "OWASP A08:2025", "OWASP API3:2023"));

    /// Columns whose value is what somebody owns here; other amounts are what a request is for.
    private static final Set<String> HOLDINGS = Set.of("balance", "credit", "credits", "wallet", "points");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(MassAssignment::open)
                .flatMap(endpoint -> paths.of(endpoint).stream().flatMap(path -> switch (path.step()) {
                    case Step.Run run -> written(backend, endpoint, path, run);
                    case Step.Invoke _ -> copied(backend, paths, endpoint, path);
                    default -> Stream.empty();
                }));
    }

    /// Whether it is known that an account is all that is asked for, at most.
    private static boolean open(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case Access.Public _ -> true;
            case Access.Restricted restricted -> !restricted.beyondAccount();
            case Access.Denied _, Access.FromData _, Access.Unknown _ -> false;
        };
    }

    private static Stream<Finding> written(Backend backend, Endpoint endpoint, Path path, Step.Run run) {
        if (!run.query().shape().mutates()) {
            return Stream.empty();
        }
        Stream<Finding> saved = path.argument("arg0").stream()
                .filter(source ->
                        source instanceof Source.Input input && input.path().isEmpty())
                .flatMap(source -> bound(endpoint, (Source.Input) source).stream())
                .flatMap(input -> power(backend, input, backend.entities().get(input.type()))
                        .map(name -> finding(endpoint, path, input, name, input.at())));
        Stream<Finding> assigned = run.query().shape().assigned().stream()
                .filter(each -> powerful(each.column().name()))
                .flatMap(each -> each.value() instanceof Operand.Parameter(String name)
                        ? path.argument(name).stream()
                        : Stream.empty())
                .filter(source ->
                        source instanceof Source.Input input && !input.path().isEmpty())
                .flatMap(source -> bound(endpoint, (Source.Input) source)
                        .map(input -> finding(
                                endpoint,
                                path,
                                input,
                                ((Source.Input) source).path().getLast(),
                                input.at()))
                        .stream());
        return Stream.concat(saved, assigned);
    }

    /// All properties of the request go onto a row that the commit writes.
    private static Stream<Finding> copied(Backend backend, Paths paths, Endpoint endpoint, Path path) {
        Set<String> tables = ManagedUpdate.tables(path, paths.of(endpoint), backend.entities());
        return tables.isEmpty()
                ? Stream.empty()
                : Stream.of("0", "1")
                        .flatMap(index -> path.argument(index).stream())
                        .filter(source -> source instanceof Source.Input input
                                && input.path().isEmpty())
                        .flatMap(source -> bound(endpoint, (Source.Input) source).stream())
                        .flatMap(input -> backend.entities().values().stream()
                                .filter(entity -> tables.contains(entity.table()))
                                .flatMap(entity -> power(backend, input, entity))
                                .limit(1)
                                .map(name -> finding(endpoint, path, input, name, path.at())));
    }

    private static Optional<Input> bound(Endpoint endpoint, Source.Input source) {
        return endpoint.inputs().stream()
                .filter(input -> input.parameter() == source.parameter())
                .filter(input -> input.kind() == Input.Kind.BODY || input.kind() == Input.Kind.MODEL)
                .findFirst();
    }

    /// Properties of a mapped class that the binder fills and the table keeps.
    private static Stream<String> power(Backend backend, Input input, @Nullable Entity entity) {
        BodyType body = backend.bodies().get(input.type());
        return entity == null || body == null || !body.complete()
                ? Stream.empty()
                : body.properties().stream()
                        .filter(BodyType.Property::read)
                        .map(BodyType.Property::property)
                        .filter(name -> powerful(name) && entity.property(name).isPresent())
                        .limit(1);
    }

    private static boolean powerful(String name) {
        return Sensitivity.of(name) == Sensitivity.ROLE
                || HOLDINGS.contains(name.toLowerCase(Locale.ROOT).replace("_", ""));
    }

    private static Finding finding(Endpoint endpoint, Path path, Input input, String property, Span guilty) {
        Judgement judgement = Judgement.from(Risk.HIGH).by(path);
        String simple = input.type().substring(input.type().lastIndexOf('.') + 1);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "Whoever calls " + endpoint.label() + " sets `" + property + "` of what is stored.",
                judgement.reasons(),
                simple + "." + property,
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(input.at(), "filled from the request, " + property + " included")
                        .then(path.at(), "stored as it came")
                        .guilty(guilty),
                Optional.of(new Fix(
                        "Bind a type that has only the fields this caller may set.",
                        "- " + simple + "\n+ record " + simple + "Change(…) without " + property,
                        List.of())));
    }
}
