package dev.lintel.practice.api;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.graph.Traffic.TableUse;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An endpoint answers all rows of a table that grows.
public final class CollectionUnpaged implements Practice {
    static final Guide GUIDE = new Guide(
            "api-collection-unpaged",
            Risk.HIGH,
            "a collection over a growing table is paged or capped",
            """
            The answer grows with the table. It works at launch; a year later one call reads a million rows, holds them \
            all in memory, writes fifty megabytes of JSON and takes the instance down with it.""",
            "Worse when anyone can call it; better when a value of the caller narrows it, more so when all rows that match come "
                    + "by one request (the items of one order), when a job removes old rows, or when only staff adds some.",
            """
            A page parameter without an upper bound moves the choice to the caller. Offset paging gets slower with each \
            page and skips rows while others insert: page by the last seen key where lists are long.""",
            """
            ```java
            @GetMapping("/products")
            Slice<ProductSummary> list(@PageableDefault(size = 20, sort = "id") Pageable page) { .. }
            ```
            with `spring.data.web.pageable.max-page-size=100`.""",
            List.of("CWE-770", "OWASP API4:2023"));

    private static final Set<String> CUTS = Set.of("limit", "subList", "findFirst", "findAny", "size", "count", "get");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return unpaged(backend, paths).map(Unpaged::finding);
    }

    /// @param endpoint that answers the rows
    /// @param path to the query that asks for all of them
    public record Unpaged(Endpoint endpoint, Path path, Finding finding) {}

    /// All of them, with what is found about each.
    public static Stream<Unpaged> unpaged(Backend backend, Paths paths) {
        Ownership ownership = Ownership.of(backend.schema());
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.responds().serialised())
                .filter(endpoint -> endpoint.responds().shape() == Shape.MANY)
                .filter(paths::isWhole)
                .flatMap(endpoint -> unpaged(backend, ownership, paths, endpoint));
    }

    private static Stream<Unpaged> unpaged(Backend backend, Ownership ownership, Paths paths, Endpoint endpoint) {
        Set<String> said = new HashSet<>();
        List<Path> all = paths.of(endpoint);
        Set<Integer> returned = new HashSet<>();
        all.stream()
                .filter(path -> path.step() instanceof Step.Return && path.via().isEmpty())
                .flatMap(path -> path.argument("value").stream())
                .flatMap(CollectionUnpaged::uncut)
                .forEach(row -> returned.add(row.run()));
        all.stream()
                .filter(path -> path.step() instanceof Step.Invoke call && CUTS.contains(call.name()))
                .flatMap(path -> path.argument("this").stream())
                .flatMap(CollectionUnpaged::uncut)
                .forEach(row -> returned.remove(row.run()));
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run && returned.contains(path.order()))
                .filter(path -> !path.repeated())
                .flatMap(path -> finding(backend, ownership, paths, endpoint, path).stream()
                        .map(finding -> new Unpaged(endpoint, path, finding)))
                .filter(found -> said.add(found.finding().root()));
    }

    /// The rows that a value is made of, without those that the code cuts to a number before it answers them.
    private static Stream<Source.Row> uncut(Source source) {
        return switch (source) {
            case Source.Row row -> Stream.of(row);
            case Source.Derived derived when CUTS.contains(name(derived.function())) -> Stream.empty();
            case Source.Derived derived -> derived.from().stream().flatMap(CollectionUnpaged::uncut);
            case Source.Made made ->
                made.properties().values().stream().flatMap(List::stream).flatMap(CollectionUnpaged::uncut);
            case Source.Input _, Source.Request _, Source.Principal _, Source.Answered _, Source.Constant _ ->
                Stream.empty();
            case Source.Setting _, Source.State _, Source.Fresh _, Source.Unknown _ -> Stream.empty();
        };
    }

    private static String name(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }

    private static Optional<Finding> finding(
            Backend backend, Ownership ownership, Paths paths, Endpoint endpoint, Path path) {
        Query query = ((Step.Run) path.step()).query();
        String table = query.shape().mainTable().orElse("");
        boolean many = query.gives() == Query.Gives.MANY || query.gives() == Query.Gives.STREAM;
        if (!many
                || !query.shape().complete()
                || query.shape().limited()
                || query.shape().mutates()) {
            return Optional.empty();
        }
        if (paths.traffic().growth(table) != Growth.GROWING || bounded(backend, query, table)) {
            return Optional.empty();
        }
        boolean filtered = query.shape().filter().stream().anyMatch(each -> each.conjunct() && !each.optional());
        Judgement judgement = judgement(backend, ownership, paths, path, table);
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(path),
                endpoint.label(),
                "One call returns every " + (filtered ? "matching " : "") + "row of " + table
                        + ": the answer grows until it takes the instance down.",
                judgement.reasons(),
                path.in().shortName() + ":" + table, // one question, by however many routes
                List.of(endpoint.label()),
                trail(backend, paths, path, query, table).guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Take a page parameter with an upper bound and return one page.", example(query), List.of()))));
    }

    /// A page as the query's own library takes it.
    private static String example(Query query) {
        return switch (query.language()) {
            case SQL, MAPPER -> """
                - select .. from ..
                + select .. from .. order by id limit #{size} offset #{offset} -- size at most 100, said to the caller""";
            case DERIVED_NAME, BUILT_IN, JPQL, CRITERIA, ASSOCIATION -> """
                - List<..> list()
                + Slice<..> list(@PageableDefault(size = 20) Pageable page)""";
        };
    }

    private static Judgement judgement(Backend backend, Ownership ownership, Paths paths, Path path, String table) {
        Query query = ((Step.Run) path.step()).query();
        List<String> narrowing = query.shape().filter().stream()
                .filter(CollectionUnpaged::narrows)
                .map(each -> each.column().name())
                .toList();
        Optional<String> whole = narrowing.stream()
                .flatMap(column -> Composition.whole(backend.schema(), paths.traffic(), table, column).stream())
                .findFirst();
        TableUse use = paths.traffic().of(table);
        boolean own = ownership
                .owner(table)
                .filter(owner -> query.shape().filter().stream()
                        .anyMatch(each -> each.column().name().equals(owner.column())))
                .isPresent();
        boolean purged = use.deleters().stream().anyMatch(Entry.Schedule.class::isInstance);
        Magnitude rows = paths.traffic().magnitude(table);
        Judgement start = Judgement.ofSlowness(rows, table)
                .atMost(rows == Magnitude.MANY ? Risk.HIGH : Risk.LOW)
                .loweredIf(query.shape().columns().size() == 1, "each row is a single value");
        return start.by(path)
                .loweredIf(!narrowing.isEmpty(), "a filter narrows it")
                .notingIf(whole.isPresent(), "all rows of one " + whole.orElse(table) + " are written together with it")
                .loweredIf(own, "only one owner's rows come")
                .loweredIf(purged, "a job removes rows")
                .atMost(whole.isPresent() ? Risk.LOW : start.risk());
    }

    private static Trail trail(Backend backend, Paths paths, Path path, Query query, String table) {
        Trail trail = Trail.to(path).then(path.at(), "asks for all rows").then(query.at(), "no limit");
        backend.schema()
                .table(table)
                .map(Table::at)
                .ifPresent(at -> trail.then(at, "table " + table + " grows with use"));
        paths.traffic().of(table).inserters().stream()
                .findFirst()
                .ifPresent(entry -> trail.then(entry.at(), entry.label() + " adds rows"));
        return trail;
    }

    /// A value that the caller brings narrows; a fixed one, `status = 'ACTIVE'`, matches a share of the table.
    private static boolean narrows(Predicate predicate) {
        return predicate.conjunct()
                && !predicate.optional()
                && predicate.operator() == Operator.EQUAL
                && predicate.operand() instanceof Operand.Parameter;
    }

    /// A filter on a unique key gives one row; one on a list of keys gives as many as were asked for.
    private static boolean bounded(Backend backend, Query query, String table) {
        Set<String> equal = new HashSet<>();
        for (Predicate predicate : query.shape().filter()) {
            boolean always = predicate.conjunct() && !predicate.optional();
            if (always && predicate.operator() == Operator.IN && predicate.operand() instanceof Operand.Parameter) {
                return true;
            }
            if (always && predicate.operator() == Operator.EQUAL) {
                equal.add(predicate.column().name());
            }
        }
        return backend.schema()
                .table(table)
                .filter(found -> unique(found, equal))
                .isPresent();
    }

    private static boolean unique(Table table, Set<String> equal) {
        return Stream.concat(table.primaryKey().stream(), table.uniques().stream())
                        .anyMatch(key -> equal.containsAll(key.columns()))
                || table.indexes().stream().anyMatch(index -> index.unique() && equal.containsAll(index.columns()));
    }
}
