package dev.lintel.practice.api;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pages of rows of which the database may choose the order anew for each page.
public final class PageOrderUnstable implements Practice {
    static final Guide GUIDE = new Guide(
            "api-page-order-unstable",
            Risk.MEDIUM,
            "paged queries order by a unique key (tie-breaker)",
            """
            Each page is a query of its own. Where the order leaves open which of two rows comes first, the database \
            decides it for each of them: by the plan, the cache, the last update. A row is on two pages or on none, so \
            that whoever walks through them, a person or an export, misses rows and never learns of it.""",
            "Medium without any order; low where only rows with equal values may change places, or the table stays small.",
            """
            It works on the small table of a test, which is read in the order in which it was written. MySQL's own manual \
            warns of `LIMIT` with equal values in the sorted column. An order by time has fewer ties, not none.""",
            """
            ```java
            PageRequest.of(page, size, Sort.by(DESC, "placedAt").and(Sort.by("id")))
            ```
            ```sql
            ORDER BY position, id LIMIT 20 OFFSET 40
            ```""",
            List.of(
                    "PostgreSQL documentation, 7.6 LIMIT and OFFSET",
                    "MySQL Reference Manual, 10.2.1.19 LIMIT Query Optimization"));

    private static final String PAGE_REQUEST = "PageRequest.of";
    private static final String PAGE_HELPER = "com.github.pagehelper.";
    private static final Set<String> STARTS = Set.of("startPage", "offsetPage");
    /// `OFFSET :from`, `LIMIT #{from}, #{size}`; the name of what is bound, where it has one.
    private static final Pattern OFFSET =
            Pattern.compile("(?i)(\\boffset\\s+|\\blimit\\s+(?=\\S+\\s*,))[:#{?]*(?<name>[\\w.]*)");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                .flatMap(endpoint -> examine(backend, paths, endpoint));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Endpoint endpoint) {
        Set<String> said = new HashSet<>();
        return paths.queries(endpoint)
                .filter(path -> !path.later() && path.spread() == 1 && isPage(path, paths.of(endpoint)))
                .flatMap(path -> finding(backend, paths, path).stream())
                .filter(finding -> said.add(finding.root()));
    }

    /// One of several pages of a list, in an order that stands in the statement alone.
    private static boolean isPage(Path path, List<Path> all) {
        Query query = ((Step.Run) path.step()).query();
        Shape shape = query.shape();
        if (shape.kind() != Shape.Kind.SELECT
                || !shape.complete()
                || shape.aggregation() != Shape.Aggregation.NONE
                || !(shape.limit() instanceof Shape.Limit.Chosen(String by))) {
            return false;
        }
        if (by.equals("PageHelper")) {
            return isStartedWithoutOrder(path, all);
        }
        return switch (query.language()) {
            case SQL, MAPPER -> isMoved(path, query.text());
            case DERIVED_NAME, BUILT_IN, JPQL -> isAskedWithoutOrder(path, all);
            case CRITERIA, ASSOCIATION -> false;
        };
    }

    /// Whether the statement leaves out as many rows as it is told, and is not always told the same.
    private static boolean isMoved(Path path, String text) {
        Matcher offset = OFFSET.matcher(text);
        return offset.find()
                && (path.argument(offset.group("name")).isEmpty() || !isFixed(path.argument(offset.group("name"))))
                && !path.arguments().values().stream().allMatch(PageOrderUnstable::isFixed);
    }

    private static boolean isFixed(List<Source> sources) {
        return !sources.isEmpty() && sources.stream().allMatch(Source.Constant.class::isInstance);
    }

    private static boolean isStartedWithoutOrder(Path path, List<Path> all) {
        List<Step.Invoke> before = all.subList(0, path.order()).stream()
                .filter(each -> each.step() instanceof Step.Invoke invoke
                        && invoke.owner().startsWith(PAGE_HELPER))
                .map(each -> (Step.Invoke) each.step())
                .toList();
        return before.stream().anyMatch(invoke -> STARTS.contains(invoke.name()))
                && before.stream()
                        .allMatch(invoke ->
                                !invoke.name().toLowerCase(Locale.ROOT).contains("order")
                                        && (!STARTS.contains(invoke.name())
                                                || invoke.arguments().size() == 2));
    }

    /// Whether the code makes the page from a number and a size, and from nothing else.
    private static boolean isAskedWithoutOrder(Path path, List<Path> all) {
        List<Source.Derived> pages = path.given()
                .filter(Source.Derived.class::isInstance)
                .map(Source.Derived.class::cast)
                .filter(each -> each.function().equals(PAGE_REQUEST))
                .distinct()
                .toList();
        return !pages.isEmpty()
                && path.given()
                        .noneMatch(each -> each instanceof Source.Derived made
                                && made.function().contains("with"))
                && pages.stream()
                        .allMatch(page -> all.stream()
                                .anyMatch(each -> each.step() instanceof Step.Invoke invoke
                                        && invoke.at().equals(page.at())
                                        && invoke.arguments().size() == 2
                                        && !isFixed(each.argument("0"))));
    }

    private static Optional<Finding> finding(Backend backend, Paths paths, Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        return shape.mainTable()
                .flatMap(backend.schema()::table)
                .filter(table -> !table.view() && table.complete())
                .filter(table -> isOpen(shape, table))
                .map(table -> finding(paths, path, shape, table));
    }

    /// Whether two rows may change places: nothing is sorted by, or columns of which none keeps rows apart.
    private static boolean isOpen(Shape shape, Table table) {
        if (shape.order().isEmpty()) {
            return true;
        }
        Set<String> columns =
                shape.order().stream().map(each -> each.column().name()).collect(Collectors.toSet());
        boolean known = shape.order().stream()
                .allMatch(each -> (each.column().table().isEmpty()
                                || each.column().table().equals(table.name()))
                        && table.column(each.column().name()).isPresent());
        boolean coarse =
                columns.stream().flatMap(each -> table.column(each).stream()).allMatch(PageOrderUnstable::isCoarse);
        return known
                && coarse
                && Stream.concat(table.primaryKey().stream(), table.uniques().stream())
                        .noneMatch(key -> columns.containsAll(key.columns()))
                && table.indexes().stream().noneMatch(index -> index.unique() && columns.containsAll(index.columns()));
    }

    /// Whether many rows have the same of it: a rank, a state, a flag. Times, long numbers, which may be times, and
    /// names have fewer ties.
    private static boolean isCoarse(Column column) {
        return switch (column.family()) {
            case INTEGER -> !column.type().contains("big") && !column.type().equals("int8");
            case BOOLEAN, ENUM -> true;
            default -> false;
        };
    }

    private static Finding finding(Paths paths, Path path, Shape shape, Table table) {
        Endpoint endpoint = (Endpoint) path.from();
        String sorted = shape.order().stream().map(each -> each.column().name()).collect(Collectors.joining(", "));
        String key = table.primaryKey()
                .map(each -> String.join(", ", each.columns()))
                .orElse("a unique column");
        boolean small = paths.traffic().magnitude(table.name()) == Magnitude.FEW;
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(!sorted.isEmpty(), "only rows with equal " + sorted + " change places")
                .loweredIf(sorted.isEmpty() && small, table.name() + " stays small: staff or settings fill it");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "Rows of " + table.name() + " come on two pages or on none: "
                        + (sorted.isEmpty() ? "nothing says in which order." : sorted + " does not tell them apart."),
                judgement.reasons(),
                path.in().shortName() + ":" + table.name(),
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(
                                path.at(),
                                sorted.isEmpty()
                                        ? "takes one page in whatever order the database likes"
                                        : "takes one page of rows sorted by " + sorted)
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Sort by a unique column, or put one behind what is sorted by.",
                        sorted.isEmpty() ? "+ order by " + key : "+ , " + key,
                        List.of())));
    }
}
