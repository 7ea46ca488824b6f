package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.database.Associations.Met;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A handler returns mapped objects, and the JSON serializer walks their lazy associations.
public final class LazySerialised implements Practice {
    static final Guide GUIDE = new Guide(
            "db-n-plus-one-serializer",
            Risk.MEDIUM,
            "entities with lazy associations are not walked by the JSON serializer",
            """
            No loop is to be seen, and yet the serializer calls every getter of every row: each lazy association is a \
            query of its own while the response is being written. With the session closed the same code answers 500; \
            two entities that point at each other never end.""",
            "Worse for a whole table that grows; `spring.jpa.open-in-view=false` turns slowness into errors.",
            "`@JsonIgnore` on the association helps until somebody needs it in another response. A DTO says once what "
                    + "this endpoint shows.",
            """
            ```java
            record OrderSummary(Long id, Instant createdAt, BigDecimal total) {}

            @Query("select new com.acme.OrderSummary(o.id, o.createdAt, o.total) from Order o where o.customer.id = :id")
            List<OrderSummary> summaries(Long id);
            ```""",
            List.of("CWE-1050", "OWASP API3:2023", "Spring Boot reference, spring.jpa.open-in-view"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (leavesLazyOut(backend)) {
            return Stream.empty();
        }
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.responds().serialised())
                .flatMap(endpoint -> examine(backend, paths, endpoint));
    }

    /// Jackson's module for Hibernate writes null for what is not loaded, unless it is told otherwise.
    private static boolean leavesLazyOut(Backend backend) {
        return backend.settings().has("com.fasterxml.jackson.datatype", "jackson-datatype-hibernate")
                || backend.settings().has("tools.jackson.datatype", "jackson-datatype-hibernate");
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Endpoint endpoint) {
        Set<String> said = new HashSet<>();
        return paths.of(endpoint).stream()
                .filter(path -> path.step() instanceof Step.Return
                        && path.via().isEmpty()
                        && path.loops().isEmpty())
                .flatMap(path -> path.argument("value").stream()
                        .flatMap(LazySerialised::rows)
                        .flatMap(row -> finding(backend, paths.traffic(), endpoint, path, row).stream()))
                .filter(finding -> said.add(finding.root()));
    }

    /// Rows that are returned as they are, perhaps inside a list or an envelope, not what was read from them.
    private static Stream<Source.Row> rows(Source source) {
        return switch (source) {
            case Source.Row row -> Stream.of(row);
            case Source.Derived derived
            when derived.function().startsWith("ResponseEntity.")
                    || derived.function().contains("Body") ->
                derived.from().stream().flatMap(LazySerialised::rows);
            default -> Stream.empty();
        };
    }

    private static Optional<Finding> finding(
            Backend backend, Traffic traffic, Endpoint endpoint, Path path, Source.Row row) {
        boolean whole = Elements.areRows(row.path());
        String entity = row.query().entity();
        String declared = endpoint.responds().type();
        if (!whole || !declared.equals(entity) && !declared.equals("java.lang.Object")) {
            return Optional.empty();
        }
        return new Associations(backend)
                .writtenLater(row.query(), entity)
                .map(met -> finding(backend, traffic, endpoint, path, row.query(), met));
    }

    private static Finding finding(
            Backend backend, Traffic traffic, Endpoint endpoint, Path path, Query query, Met met) {
        boolean many = query.gives() != Query.Gives.ONE;
        boolean closed = backend.settings()
                .get("spring.jpa.open-in-view")
                .filter(setting -> setting.value().equals("false"))
                .isPresent();
        String lazy = Associations.described(met);
        String each = lazy.substring(0, lazy.indexOf('.'));
        Judgement start = Judgement.from(closed ? Risk.HIGH : Risk.MEDIUM)
                .raisedIf(!closed && Elements.wholeTable(traffic, query), "it runs once per row of a table that grows");
        Judgement judgement = start.by(path).loweredIf(!many && !closed, "it is one row, not a list");
        String headline = closed
                ? "The response fails with 500: " + lazy + " is loaded after the session is closed."
                : many
                        ? "Writing the response runs one more query per " + each + " for its "
                                + met.property().name() + "."
                        : "Writing the response loads " + lazy + ", which nobody asked for.";
        return new Finding(
                GUIDE,
                judgement.atMost(start.risk()).risk(),
                Confidence.SURE,
                endpoint.label(),
                headline,
                judgement.reasons(),
                lazy + " in " + endpoint.handler().shortName(),
                List.of(endpoint.label()),
                Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                        .then(query.at(), "this query does not bring " + met.path() + " along")
                        .then(path.at(), "the mapped objects themselves are returned")
                        .then(met.property().at(), "the serializer reads this lazy association")
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Return a type made for this answer instead of the entity.",
                        "- return orders;\n+ return orders.stream().map(OrderSummary::of).toList();",
                        List.of())));
    }
}
