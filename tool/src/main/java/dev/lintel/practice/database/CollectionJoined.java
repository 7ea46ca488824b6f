package dev.lintel.practice.database;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A page of rows is asked for together with a collection of each, so that all rows are read and the page is cut in
/// memory.
public final class CollectionJoined implements Practice {
    static final Guide GUIDE = new Guide(
            "db-collection-join",
            Risk.HIGH,
            "a to-many fetch join is neither paged nor combined with a second one",
            """
            With a collection joined, a row of the result is no longer a row of the table, so that the limit cannot be \
            the database's: Hibernate reads every match with its collection and cuts the page in memory (it logs \
            HHH90003004, "firstResult/maxResults specified with collection fetch"). Page one of a million costs what all \
            of it costs.""",
            "By the size of the table; low for one that stays small.",
            """
            Leaving the fetch out gives one query for each row of the page instead. `distinct` changes nothing. Set \
            `hibernate.query.fail_on_pagination_over_collection_fetch=true`, and the next one fails in a test.""",
            """
            Two steps: the page of ids, then these with their collections.

            ```java
            @Query("select o.id from Order o where o.customer = :customer")
            Page<Long> ids(Customer customer, Pageable page);

            @Query("select o from Order o join fetch o.items where o.id in :ids")
            List<Order> withItems(Collection<Long> ids);
            ```
            or `@BatchSize(size = 50)` on the collection and no fetch join.""",
            List.of("CWE-1049", "OWASP API4:2023", "Hibernate ORM user guide, Fetching, Batch fetching"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<Span, Optional<String>> joined = new HashMap<>();
        Map<Span, Finding> found = new HashMap<>();
        for (Entry entry : backend.entries()) {
            paths.queries(entry).filter(path -> !path.guessed()).forEach(path -> {
                Query query = ((Step.Run) path.step()).query();
                if (isCut(query)) {
                    joined.computeIfAbsent(query.at(), _ -> collection(backend, query))
                            .ifPresent(collection -> found.merge(
                                    query.at(),
                                    finding(backend, paths, path, query, collection),
                                    (first, other) -> first.risk().atLeast(other.risk()) ? first : other));
                }
            });
        }
        return found.values().stream().sorted(Finding.BY_NAME);
    }

    private static boolean isCut(Query query) {
        boolean page = query.gives() == Query.Gives.PAGE || !(query.shape().limit() instanceof Shape.Limit.None);
        return page && !query.fetched().isEmpty() && query.shape().kind() == Shape.Kind.SELECT;
    }

    /// The first collection among what comes along, as a path from the row.
    private static Optional<String> collection(Backend backend, Query query) {
        return query.fetched().stream()
                .sorted()
                .filter(path -> holdsMany(backend, query.entity(), path))
                .findFirst();
    }

    private static boolean holdsMany(Backend backend, String type, String path) {
        String at = type;
        boolean many = false;
        for (String part : path.split("\\.")) {
            Optional<Entity.Property> property =
                    Optional.ofNullable(backend.entities().get(at)).flatMap(entity -> entity.property(part));
            if (property.isEmpty()) {
                return false;
            }
            many |= property.get().kind() == Entity.Kind.TO_MANY
                    || property.get().kind() == Entity.Kind.ELEMENTS;
            at = property.get().association().map(Entity.Association::target).orElse("");
        }
        return many;
    }

    private static Finding finding(Backend backend, Paths paths, Path path, Query query, String collection) {
        String table = query.shape().mainTable().orElse("the table");
        Judgement start = Judgement.ofSlowness(paths.traffic().magnitude(table), table);
        Judgement judgement = start.by(path).atMost(start.risk());
        Trail trail = Trail.to(path)
                .then(path.at(), "asks for one page")
                .then(query.at(), "and for " + collection + " of each row, in one statement");
        Optional.ofNullable(backend.entities().get(query.entity()))
                .flatMap(entity -> entity.property(collection.split("\\.")[0]))
                .ifPresent(property -> trail.then(property.at(), "a collection"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(path),
                path.from().label(),
                "Each page reads all matching rows of " + table + " with their " + collection
                        + " into memory: the database cannot cut it.",
                judgement.reasons(),
                path.in().shortName() + ":" + table + "." + collection,
                List.of(path.from().label()),
                trail.guilty(query.at()),
                Optional.of(new Fix(
                        "Ask for the page of keys first, then for these rows with their collections.",
                        "- join fetch\n+ where id in :ids -- the ids of one page",
                        List.of())));
    }
}
