package dev.lintel.practice.response;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Fix.Edit;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A response shows a column that is a secret by itself: password hash, token, card number.
public final class EntityLeak implements Practice {
    static final Guide GUIDE = new Guide(
            "resp-entity-leak",
            Risk.HIGH,
            "responses contain only fields meant for the caller",
            """
            The serializer writes every getter of the mapped class. Whoever adds a column to the table publishes it: \
            password hashes, reset tokens, internal flags. Clients keep it in logs and caches, and it cannot be called back.""",
            "Worse when anyone can call it, for credentials and tokens; better in an administrators' endpoint.",
            "An empty password in the database today does not help tomorrow. A `toString` in a log leaks the same way.",
            """
            Return a type that has the fields of this answer, or keep the field from being written:

            ```java
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            private String passwordHash;
            ```""",
            List.of("CWE-213", "OWASP API3:2023", "OWASP ASVS 15.3.1"));

    private static final int DEEPEST = 4;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.responds().serialised())
                .flatMap(endpoint -> examine(backend, paths, endpoint));
    }

    /// A secret property of a mapped class that the answer contains.
    private record Leak(
            Entity entity, Entity.Property column, BodyType.Property property, List<BodyType.Property> by) {}

    private static Stream<Finding> examine(Backend backend, Paths paths, Endpoint endpoint) {
        List<Leak> leaks = new ArrayList<>();
        search(backend, endpoint.responds().type(), List.of(), new HashSet<>(), leaks);
        return leaks.stream().map(leak -> finding(backend, paths, endpoint, leak));
    }

    private static void search(
            Backend backend, String type, List<BodyType.Property> by, Set<String> seen, List<Leak> leaks) {
        BodyType body = backend.bodies().get(type);
        if (body == null || !body.complete() || by.size() > DEEPEST || !seen.add(type)) {
            return;
        }
        Entity entity = backend.entities().get(type);
        for (BodyType.Property property : body.properties()) {
            if (!property.written()) {
                continue;
            }
            if (entity != null) {
                entity.property(property.property())
                        .filter(column -> Sensitivity.of(column.name()).secret())
                        .ifPresent(column -> leaks.add(new Leak(entity, column, property, by)));
            }
            List<BodyType.Property> longer = new ArrayList<>(by);
            longer.add(property);
            search(backend, property.type(), longer, seen, leaks);
        }
    }

    private static Finding finding(Backend backend, Paths paths, Endpoint endpoint, Leak leak) {
        String simple = leak.entity().type().substring(leak.entity().type().lastIndexOf('.') + 1);
        String name = leak.column().name();
        boolean own = new OwnAnswer(paths.of(endpoint), leak.entity().type()).isAll();
        Judgement judgement = own
                ? Judgement.from(Risk.LOW).noting("callers see only what they sent or what is theirs")
                : paths.isWhole(endpoint)
                        ? Judgement.from(Risk.HIGH).by(endpoint, paths)
                        : Judgement.from(Risk.LOW).noting("whose rows these are could not be followed to the end");
        boolean managed = Sensitivity.of(name) == Sensitivity.TOKEN
                && endpoint.access() instanceof Access.Restricted restricted
                && restricted.onlyOperators();
        judgement = judgement
                .atMost(managed ? Risk.LOW : Risk.CRITICAL)
                .notingIf(managed, "whoever runs the installation hands such tokens out");
        Trail trail = Trail.start(
                endpoint.at(),
                endpoint.label() + " answers with "
                        + simpleName(endpoint.responds().type()));
        leak.by().forEach(property -> trail.then(property.at(), "which contains " + property.name()));
        trail.then(
                leak.property().at(),
                "written into the response as \"" + leak.property().name() + "\"");
        backend.schema()
                .table(leak.entity().table())
                .flatMap(table -> table.column(leak.column().column()))
                .ifPresent(column -> trail.then(column.at(), "the column that is shown"));
        List<Edit> edits = List.of();
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "The answer of " + endpoint.label() + " contains " + simple + "." + name + ".",
                judgement.reasons(),
                simple + "." + name,
                List.of(endpoint.label()),
                trail.guilty(leak.property().at()),
                Optional.of(new Fix(
                        "Answer with a type made for it, or keep this property from being written.",
                        "+ @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)\n  " + name,
                        edits)));
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
