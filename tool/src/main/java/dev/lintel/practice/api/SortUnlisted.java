package dev.lintel.practice.api;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The caller names the property that rows are sorted by, and may name one that is never shown.
public final class SortUnlisted implements Practice {
    static final Guide GUIDE = new Guide(
            "api-sort-unlisted",
            Risk.MEDIUM,
            "client-chosen sort/filter properties come from an allow list of indexed columns",
            """
            `?sort=owner.passwordHash` is a question about a value that no answer shows. Who can change a row of his own \
            and see where it lands between two others finds out the hidden value digit by digit; a property that does not \
            exist is answered with 500.""",
            "Told where the mapped class, or one that it refers to, has a secret among what can be named.",
            """
            A projection or a DTO in the answer does not help: the order is made of the mapped class. `@PageableDefault` \
            only says what happens without the parameter.""",
            """
            ```java
            private static final Set<String> SORTABLE = Set.of("name", "createdAt");

            if (!pageable.getSort().stream().map(Sort.Order::getProperty).allMatch(SORTABLE::contains)) {
                throw new ResponseStatusException(BAD_REQUEST, "sort");
            }
            ```""",
            List.of("CWE-20", "CWE-203", "OWASP API3:2023"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                .flatMap(endpoint -> endpoint.inputs().stream()
                        .filter(input -> input.kind() == Input.Kind.PAGE)
                        .flatMap(input -> examine(backend, paths, endpoint, input)));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Endpoint endpoint, Input page) {
        List<Path> all = paths.of(endpoint);
        Set<String> said = new HashSet<>();
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run && !path.guessed() && takesOrder(path, page))
                .filter(path -> all.stream().limit(path.order()).noneMatch(each -> looksAtOrder(each, page)))
                .flatMap(path -> secret(backend, path).map(secret -> finding(path, secret)).stream())
                .filter(finding -> said.add(finding.root()));
    }

    /// The whole page or sort arrives as it came, in a query that Spring Data sorts by it.
    private static boolean takesOrder(Path path, Input page) {
        Query query = ((Step.Run) path.step()).query();
        boolean sorts = switch (query.language()) {
            case DERIVED_NAME, BUILT_IN, JPQL -> query.shape().kind() == Shape.Kind.SELECT;
            case SQL, CRITERIA, MAPPER, ASSOCIATION -> false;
        };
        return sorts
                && path.given()
                        .anyMatch(each -> each instanceof Source.Input input
                                && input.parameter() == page.parameter()
                                && input.path().isEmpty());
    }

    /// Whether the properties are looked at before, whatever becomes of it.
    private static boolean looksAtOrder(Path path, Input page) {
        boolean asked = path.step() instanceof Step.Invoke || path.step() instanceof Step.Call;
        return asked && path.argument("this").stream().anyMatch(each -> each.anyRoot(root -> isOrder(root, page)))
                || path.loops().stream().anyMatch(loop -> Source.anyRoot(loop.over(), root -> isOrder(root, page)));
    }

    private static boolean isOrder(Source source, Input page) {
        boolean sorts =
                source instanceof Source.Derived derived && derived.function().endsWith("getSort")
                        || page.type().endsWith(".Sort");
        return sorts && source.anyRoot(root -> isPart(root, page))
                || isPart(source, page) && ((Source.Input) source).path().contains("sort");
    }

    private static boolean isPart(Source source, Input page) {
        return source instanceof Source.Input input && input.parameter() == page.parameter();
    }

    /// A secret of the class that is sorted, or of a class that it refers to.
    private static Optional<String> secret(Backend backend, Path path) {
        Entity entity = backend.entities().get(((Step.Run) path.step()).query().entity());
        return entity == null
                ? Optional.empty()
                : Stream.concat(
                                secrets(entity),
                                entity.properties().stream()
                                        .flatMap(property -> property
                                                .association()
                                                .filter(each -> !each.many())
                                                .flatMap(each -> Optional.ofNullable(
                                                        backend.entities().get(each.target())))
                                                .stream()
                                                .flatMap(SortUnlisted::secrets)
                                                .map(name -> property.name() + "." + name)))
                        .findFirst();
    }

    private static Stream<String> secrets(Entity entity) {
        return entity.properties().stream()
                .filter(property -> property.kind() == Entity.Kind.BASIC
                        && property.javaType().equals("java.lang.String")
                        && Sensitivity.of(property.name()).secret())
                .map(Entity.Property::name);
    }

    private static Finding finding(Path path, String secret) {
        Endpoint endpoint = (Endpoint) path.from();
        Judgement judgement = Judgement.from(Risk.MEDIUM).by(path).atMost(Risk.MEDIUM);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "Callers can sort by " + secret + ", and read out of the order what no answer shows.",
                judgement.reasons(),
                path.in().shortName() + ":" + secret,
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(path.at(), "sorts by whatever property the caller names")
                        .guilty(path.at()),
                Optional.of(
                        new Fix("Take only properties of a fixed set, and answer 400 for any other.", "", List.of())));
    }
}
