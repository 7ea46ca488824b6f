package dev.lintel.practice.abuse;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Validated.Mode;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The caller says how many rows a page has, and nothing says how many that may be.
public final class PageSizeUnbounded implements Practice {
    static final Guide GUIDE = new Guide(
            "abuse-page-size-unbounded",
            Risk.MEDIUM,
            "page size, id lists, batch bodies, date ranges and depth have server-side maxima",
            """
            `size=1000000` makes the page a full export: one request reads the table, holds it in memory and writes it out. \
            A handful of them at once, and the instance is gone.""",
            "Medium for a table that grows with use; low where only staff fills it or a role is asked. A size that is checked, capped or not followed to its "
                    + "origin is left alone.",
            """
            Spring Data's own `Pageable` argument is capped at 2000 by default; a `PageRequest` that the code makes is not, \
            nor is PageHelper. An upper bound on the size does not bound the page's number, and a deep offset is slow too.""",
            """
            ```java
            Page<Product> list(@RequestParam(defaultValue = "0") @Min(0) int page,
                               @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size)
            ```""",
            List.of("CWE-770", "OWASP API4:2023"));

    private static final Set<String> BOUNDS = Set.of("Max", "Range", "DecimalMax", "Digits", "Size", "Length");
    private static final Set<Input.Kind> CHOSEN = Set.of(
            Input.Kind.PATH, Input.Kind.QUERY, Input.Kind.FORM, Input.Kind.BODY, Input.Kind.MODEL, Input.Kind.ARGUMENT);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    /// @param size where the page is made
    /// @param query the query that gets it
    private record Page(Endpoint endpoint, Path size, Path query, Input input) {}

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        List<Page> open = backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                .flatMap(endpoint -> pages(backend, paths, endpoint).limit(1))
                .toList();
        return open.stream().map(page -> finding(paths, page, open.size()));
    }

    private static Stream<Page> pages(Backend backend, Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        List<Page> found = new ArrayList<>();
        for (Path path : all) {
            Optional<Input> chosen = size(path).flatMap(size -> unbounded(backend, endpoint, path, size));
            if (chosen.isPresent() && !path.guessed()) {
                asked(all, path, paths).ifPresent(query -> found.add(new Page(endpoint, path, query, chosen.get())));
            }
        }
        return found.stream();
    }

    /// What says how many rows a page has, where the code makes one.
    private static Optional<List<Source>> size(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke
            when invoke.name().equals("of") && invoke.owner().equals("org.springframework.data.domain.PageRequest") ->
                Optional.of(path.argument("1"));
            case Step.Invoke invoke
            when invoke.name().equals("of") && invoke.owner().equals("org.springframework.data.domain.Limit") ->
                Optional.of(path.argument("0"));
            case Step.Invoke invoke
            when invoke.name().equals("startPage") && invoke.owner().startsWith("com.github.pagehelper.") ->
                Optional.of(path.argument("1"));
            case Step.Run run
            when run.query().shape().limit() instanceof Shape.Limit.Chosen(String by)
                    && path.arguments().containsKey(by) -> Optional.of(path.argument(by));
            default -> Optional.empty();
        };
    }

    /// The input that alone decides, as it came.
    private static Optional<Input> unbounded(Backend backend, Endpoint endpoint, Path path, List<Source> size) {
        if (size.size() != 1 || !(size.getFirst() instanceof Source.Input chosen) || isChecked(path, chosen)) {
            return Optional.empty();
        }
        return endpoint.inputs().stream()
                .filter(input -> input.parameter() == chosen.parameter() && CHOSEN.contains(input.kind()))
                .filter(input -> chosen.path().isEmpty()
                        ? input.validated().mode() == Mode.NO_CONSTRAINTS
                        : isOpen(backend, input.type(), chosen.path()))
                .findFirst();
    }

    private static boolean isChecked(Path path, Source.Input size) {
        return path.guards().stream()
                .flatMap(guard -> guard.condition().comparisons())
                .anyMatch(each -> each.left().contains(size) || each.right().contains(size));
    }

    /// Whether the property is known, and carries no bound.
    private static boolean isOpen(Backend backend, String type, List<String> path) {
        BodyType body = backend.bodies().get(type);
        return body != null
                && path.size() == 1
                && body.properties().stream()
                        .filter(each -> each.property().equals(path.getFirst()))
                        .anyMatch(each -> each.constraints().stream().noneMatch(BOUNDS::contains));
    }

    /// The query that gets the page: the next one that takes one, of a table that grows.
    private static Optional<Path> asked(List<Path> all, Path size, Paths paths) {
        return all.stream()
                .filter(path -> path.order() >= size.order()
                        && path.step() instanceof Step.Run run
                        && run.query().shape().limit() instanceof Shape.Limit.Chosen)
                .findFirst()
                .filter(path -> grows(((Step.Run) path.step()).query().shape(), paths));
    }

    private static boolean grows(Shape shape, Paths paths) {
        String table = shape.mainTable().orElse("");
        return paths.traffic().growth(table) == Growth.GROWING;
    }

    /// Mended in one place for all: a method that makes pages, a setting of the library.
    private static Finding finding(Paths paths, Page page, int all) {
        String table =
                ((Step.Run) page.query().step()).query().shape().mainTable().orElse("the table");
        String name = page.input().name().isEmpty()
                ? "the size in the request"
                : page.input().name();
        boolean few = paths.traffic().magnitude(table) == Magnitude.FEW;
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .by(page.query())
                .atMost(few ? Risk.LOW : Risk.MEDIUM)
                .notingIf(few, table + " stays small: staff or settings fill it")
                .notingIf(all > 1, all + " endpoints let their callers choose");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                page.endpoint().label(),
                "One call may ask for all of " + table + " in one page: nothing bounds " + name + ".",
                judgement.reasons(),
                "page sizes",
                List.of(page.endpoint().label()),
                Trail.start(page.input().at(), name + " comes from the request")
                        .then(page.size().at(), "is the size of the page, as it came")
                        .then(page.query().at(), "as many rows of " + table + " are read")
                        .guilty(page.size().at()),
                Optional.of(new Fix(
                        "Give the size an upper bound; before Spring 6.1 the class needs @Validated for it to be checked.",
                        "- @RequestParam int size\n+ @RequestParam @Min(1) @Max(100) int size",
                        List.of())));
    }
}
