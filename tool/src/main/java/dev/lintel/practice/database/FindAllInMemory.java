package dev.lintel.practice.database;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Guard.How;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All rows of a growing table are loaded so that the code can pick some of them.
public final class FindAllInMemory implements Practice {
    static final Guide GUIDE = new Guide(
            "db-findall-in-memory",
            Risk.HIGH,
            "filtering, counting, sorting and paging are done by the database",
            """
            The database would answer from an index; instead every row crosses the network, becomes an object and is \
            thrown away. The time grows with the table, and one day the memory is not enough.""",
            "High where ordinary use makes the table large, medium where nothing shows that it gets large; tables that only "
                    + "staff fill are left alone, and jobs weigh less.",
            """
            A cache before it hides the cost and not the memory. A method that is named for the filter, `findActive`, may \
            still load all and filter in Java.""",
            """
            ```java
            long countByStatus(OrderStatus status);
            ```""",
            List.of("CWE-1049", "OWASP API4:2023"));

    /// What the steps keep of comparisons inside a lambda; an operator between numbers leaves no trace there.
    private static final Set<String> COMPARES = Set.of("equals", "compareTo");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().filter(paths::isWhole).flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        List<Path> all = paths.of(entry);
        Set<String> said = new HashSet<>();
        return all.stream()
                .filter(path -> !path.guessed() && !path.later() && loadsAll(path, paths))
                .filter(load -> all.stream().noneMatch(path -> actsOnEach(path, load)))
                .flatMap(load -> all.stream()
                        .filter(path -> picks(path, load))
                        .limit(1)
                        .map(pick -> finding(backend, paths, load, pick)))
                .filter(finding -> said.add(finding.root()));
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private static boolean loadsAll(Path path, Paths paths) {
        if (!(path.step() instanceof Step.Run run)) {
            return false;
        }
        Shape shape = run.query().shape();
        boolean whole = shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && !shape.limited()
                && shape.filter().isEmpty()
                && shape.aggregation() == Shape.Aggregation.NONE
                && (run.query().gives() == Query.Gives.MANY || run.query().gives() == Query.Gives.STREAM);
        String table = shape.mainTable().orElse("");
        return whole
                && paths.traffic().growth(table) == Growth.GROWING
                && paths.traffic().magnitude(table) != Magnitude.FEW;
    }

    private static boolean isOver(Path path, Path load) {
        return path.loops().stream()
                .anyMatch(loop -> loop.over().stream()
                        .anyMatch(source -> source instanceof Source.Row row && row.run() == load.order()));
    }

    /// Each row gets something done for it: that needs them all.
    private static boolean actsOnEach(Path path, Path load) {
        boolean acts = switch (path.step()) {
            case Step.Remote _, Step.Publish _, Step.Put _ -> true;
            case Step.Run run -> run.query().shape().mutates();
            default -> false;
        };
        return acts && isOver(path, load) && path.guards().stream().noneMatch(guard -> isChoice(guard.how()));
    }

    private static boolean isChoice(How how) {
        return how == How.ENCLOSING;
    }

    /// A row of the load is compared with something that is none of its own.
    private static boolean picks(Path path, Path load) {
        return path.step() instanceof Step.Invoke invoke
                && COMPARES.contains(invoke.name())
                && isOver(path, load)
                && path.given().anyMatch(source -> isOf(source, load))
                && path.given().anyMatch(source -> isOutside(source, load));
    }

    private static boolean isOf(Source source, Path load) {
        return source instanceof Source.Row row
                && row.run() == load.order()
                && !row.path().isEmpty();
    }

    private static boolean isOutside(Source source, Path load) {
        return switch (source) {
            case Source.Constant _, Source.Input _, Source.Request _, Source.Principal _, Source.Setting _ -> true;
            case Source.Row row -> row.run() != load.order();
            default -> false;
        };
    }

    private static Finding finding(Backend backend, Paths paths, Path load, Path pick) {
        String table = query(load).shape().mainTable().orElse("");
        Judgement start = Judgement.ofSlowness(paths.traffic().magnitude(table), table);
        Judgement judgement = start.by(load).atMost(start.risk());
        Trail trail =
                Trail.to(load).then(load.at(), "loads every row of " + table).then(pick.at(), "keeps those that fit");
        backend.schema().table(table).ifPresent(found -> trail.then(found.at(), "table " + table + " grows with use"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(load),
                load.from().label(),
                "Every row of " + table
                        + " is loaded to find some of them: the time and the memory grow with the table.",
                judgement.reasons(),
                load.in().shortName() + ":" + table,
                List.of(load.from().label()),
                trail.guilty(load.at()),
                Optional.of(new Fix(
                        "Let the database choose: a query with the condition, a count, an exists.",
                        "- findAll().stream().filter(..).count()\n+ countByStatus(status)",
                        List.of())));
    }
}
