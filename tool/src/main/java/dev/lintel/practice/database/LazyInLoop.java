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
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.database.Associations.Met;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// A lazy association is read for each row of a result that did not bring it along.
public final class LazyInLoop implements Practice {
    static final Guide GUIDE = new Guide(
            "db-n-plus-one-lazy",
            Risk.MEDIUM,
            "a lazy association read per element is fetched with the parent query",
            """
            The getter looks harmless, but behind it stands a proxy that runs one more select per row. A page of fifty \
            orders becomes fifty-one queries; without an open session it becomes a LazyInitializationException instead.""",
            "Worse for a whole table that grows, and when anyone can call it; better in a job or behind a limit.",
            """
            Making the association EAGER moves the problem to every other query. Fetching two collections with one join \
            multiplies rows; a fetch join of a collection with paging makes Hibernate page in memory. Reading only the \
            id of a to-one association loads nothing and is fine.""",
            """
            ```java
            @EntityGraph(attributePaths = "items")
            List<Order> findByCustomerId(Long customerId);
            ```
            or `join fetch` in the query, or `@BatchSize` / `hibernate.default_batch_fetch_size` where several callers \
            need different parts.""",
            List.of("CWE-1050", "Hibernate ORM User Guide, Fetching"));

    /// What sessions and entity managers find by its key.
    private static final Set<String> BY_SESSION = Set.of("find", "get", "load", "getReference");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Associations associations = new Associations(backend);
        return backend.entries().stream().flatMap(entry -> examine(associations, paths, entry));
    }

    private static Stream<Finding> examine(Associations associations, Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        return loads(associations, paths, entry)
                .map(load -> finding(paths.traffic(), load))
                .filter(finding -> said.add(finding.root()));
    }

    /// A read that loads an association for each row.
    ///
    /// @param path to the read
    /// @param query whose rows they are
    /// @param rows whether each row of the query is one round; else each element of something in a row is
    public record Load(Path path, Query query, Met met, boolean rows) {}

    /// All of them on the ways from one entry.
    public static Stream<Load> loads(Associations associations, Paths paths, Entry entry) {
        return paths.of(entry).stream()
                .filter(path -> path.step() instanceof Step.Read)
                .filter(path -> path.repeated() && !path.later())
                .flatMap(path -> path.argument("value").stream()
                        .filter(Source.Row.class::isInstance)
                        .map(Source.Row.class::cast)
                        .flatMap(row -> load(associations, path, row).stream()));
    }

    private static Optional<Load> load(Associations associations, Path path, Source.Row row) {
        OptionalInt repeated = repeatedFrom(path, row);
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        Step.Read read = (Step.Read) path.step();
        boolean rows = Elements.areRows(row.path().subList(0, repeated.getAsInt()));
        return associations
                .unfetched(row.query(), loaded(associations.backend(), row, read), repeated.getAsInt())
                .map(met -> new Load(path, row.query(), met, rows));
    }

    /// How much of the row's path the innermost loop over that very query's rows has walked: what comes after it
    /// happens per element. Empty when no loop runs over them.
    private static OptionalInt repeatedFrom(Path path, Source.Row row) {
        return path.loops().stream()
                .flatMap(loop -> loop.over().stream())
                .filter(Source.Row.class::isInstance)
                .map(Source.Row.class::cast)
                .filter(over -> over.run() == row.run() && startsWith(row.path(), over.path()))
                .mapToInt(over -> over.path().size())
                .max();
    }

    private static boolean startsWith(List<String> path, List<String> beginning) {
        return path.size() >= beginning.size()
                && path.subList(0, beginning.size()).equals(beginning);
    }

    /// What this read needs loaded: the associations on the way, and the read property itself when it is a
    /// collection; the id of a to-one association needs nothing.
    private static List<String> loaded(Backend backend, Source.Row row, Step.Read read) {
        List<String> path = new ArrayList<>(row.path());
        Entity owner = backend.entities().get(read.entity());
        Optional<Entity.Property> property = owner == null ? Optional.empty() : owner.property(read.property());
        if (property.filter(each -> each.kind() == Entity.Kind.TO_MANY || each.kind() == Entity.Kind.ELEMENTS)
                .isPresent()) {
            path.add(read.property());
        } else if (property.filter(each -> each.kind() == Entity.Kind.ID).isPresent()) {
            while (!path.isEmpty() && path.getLast().equals("[]")) {
                path.removeLast();
            }
            if (!path.isEmpty()) {
                path.removeLast();
            }
        }
        return path;
    }

    private static Finding finding(Traffic traffic, Load load) {
        Path path = load.path();
        Query query = load.query();
        Met met = load.met();
        Judgement start = Judgement.from(Risk.MEDIUM)
                .raisedIf(Elements.wholeTable(traffic, query), "it runs once per row of a table that grows");
        Optional<String> few = load.rows() ? Elements.fewOf(traffic, query) : Optional.empty();
        Judgement judgement = start.by(path)
                .loweredIf(query.shape().limited(), "the outer result is limited")
                .loweredIf(few.isPresent(), few.orElse("") + Elements.FEW_ROUNDS);
        return new Finding(
                GUIDE,
                judgement.atMost(start.risk()).risk(),
                Judgement.confidence(path),
                path.from().label(),
                "Each row of the result loads its " + met.property().name() + " with a query of its own.",
                judgement.reasons(),
                Associations.described(met) + " by " + query.text(),
                List.of(path.from().label()),
                Trail.to(path)
                        .then(query.at(), "this query does not bring " + met.path() + " along")
                        .then(met.property().at(), "lazy: loaded when it is first read")
                        .then(path.at(), "read here for each row")
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Fetch " + met.path() + " with the query that needs it.", example(query, met), List.of())));
    }

    /// An annotation of Spring Data where a repository asks by a name, else what the query's own language has for it.
    private static String example(Query query, Met met) {
        boolean asksByName = query.language() == Query.Language.DERIVED_NAME
                || query.language() == Query.Language.BUILT_IN && !BY_SESSION.contains(query.text());
        if (asksByName) {
            return "+ @EntityGraph(attributePaths = \"" + met.path() + "\")";
        }
        StringBuilder joins = new StringBuilder("+");
        String from = "e";
        for (String part : met.path().split("\\.")) {
            if (!part.equals("[]")) {
                joins.append(" left join fetch ")
                        .append(from)
                        .append('.')
                        .append(part)
                        .append(' ')
                        .append(part);
                from = part;
            }
        }
        return joins.toString();
    }
}
