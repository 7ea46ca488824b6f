package dev.lintel.practice.database;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
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
import dev.lintel.practice.database.Elements.Growing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A query runs once per element of a result or of a request.
public final class QueryInLoop implements Practice {
    static final Guide GUIDE = new Guide(
            "db-n-plus-one-loop",
            Risk.MEDIUM,
            "no query runs once per element of a result",
            """
            Each round of the loop waits for a round trip to the database. A list of twenty is twenty-one queries, a \
            list of two thousand is seconds of waiting with a connection held; nothing in the code says so, and a test \
            with three rows never notices.""",
            "Worse where nothing bounds the rounds: a loop inside a loop, or one over a whole table that grows; better in a "
                    + "job or behind a limit.",
            "Moving the query into a stream's `map` or an own method changes nothing. `findAllById` with ten thousand "
                    + "ids makes a statement that some drivers refuse: cut it into chunks.",
            """
            Ask once for all elements, and look the answer up in a map:

            ```java
            Map<Long, Product> products = productRepository.findAllById(ids).stream()
                    .collect(toMap(Product::getId, identity()));
            ```
            or let the first query bring the rows along with a join.""",
            List.of("CWE-1050", "OWASP API4:2023"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        return paths.queries(entry)
                .filter(path -> path.repeated() && !path.later())
                .filter(path -> !query(path).shape().mutates() && !query(path).isReference())
                .filter(path -> path.loops().stream().noneMatch(Elements::small))
                .filter(path -> !cached(backend, path))
                .flatMap(path -> Elements.growing(path).stream()
                        .filter(over -> asksForElement(path, over))
                        .map(over -> finding(paths.traffic(), path, over, writesEach(paths, entry, over))))
                .filter(finding -> said.add(finding.root()));
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    /// A method in front of the query keeps its answers: asked again for the same key it does not reach the
    /// database.
    private static boolean cached(Backend backend, Path path) {
        return Stream.concat(path.via().stream().flatMap(call -> call.targets().stream()), Stream.of(path.in()))
                .flatMap(id -> backend.operation(id).stream())
                .flatMap(operation -> operation.annotations().stream())
                .anyMatch(annotation -> annotation.endsWith(".Cacheable") || annotation.endsWith(".CacheResult"));
    }

    /// Only a query that is asked about the element is asked again for each; one with the same answer each time
    /// is a different mistake.
    private static boolean asksForElement(Path path, Growing over) {
        return path.arguments().values().stream()
                .flatMap(List::stream)
                .flatMap(Source::roots)
                .anyMatch(over::gives);
    }

    /// Whether each round writes rows of its own as well, which waits as long again.
    private static boolean writesEach(Paths paths, Entry entry, Growing over) {
        return paths.queries(entry)
                .filter(path -> query(path).shape().mutates())
                .anyMatch(path -> path.loops().contains(over.loop()));
    }

    /// Key look-ups for a handful of rows are a nuisance; it is grave where nothing bounds how many rounds there are.
    private static Judgement rounds(Traffic traffic, Path path, Growing over) {
        boolean nested = path.loops().stream()
                        .filter(loop -> Elements.overRows(loop) && Elements.grows(traffic, loop))
                        .count()
                > 1;
        return Judgement.from(Risk.MEDIUM)
                .notingIf(over.over() instanceof Source.Input, "the caller chooses how often it runs")
                .raisedIf(nested, "a loop inside a loop: the numbers of both multiply")
                .raisedIf(!nested && Elements.wholeTable(traffic, over), "it runs once per row of a table that grows");
    }

    private static Finding finding(Traffic traffic, Path path, Growing over, boolean writesEach) {
        Query query = query(path);
        Step guilty = inLoopersClass(path, over.loop());
        String what = query.shape().mainTable().map(table -> "reads " + table).orElse("queries the database");
        Judgement start = rounds(traffic, path, over);
        Optional<String> few = Elements.fewOf(traffic, over.over());
        Judgement judgement = start.by(path)
                .loweredIf(Elements.limited(over), "the outer result is limited")
                .loweredIf(few.isPresent(), few.orElse("") + Elements.FEW_ROUNDS)
                .loweredIf(writesEach, "each round also writes a row of its own");
        return new Finding(
                GUIDE,
                judgement.atMost(start.risk()).risk(),
                Judgement.confidence(path),
                path.from().label(),
                "The request " + what + " once per " + over.each() + ": a hundred of them are a hundred queries.",
                judgement.reasons(),
                guilty.at().file().fileName() + ":" + query.text(),
                List.of(path.from().label()),
                Trail.through(over.loop(), "runs once per " + over.each(), path)
                        .then(path.at(), "one round trip to the database each time")
                        .then(query.at(), "the query")
                        .guilty(guilty.at()),
                Optional.of(new Fix(
                        "Collect the keys first and ask once for all of them, or join in the first query.",
                        atOnce(query),
                        List.of())));
    }

    /// Spring Data has a method for it; other ways to ask are written as what they ask.
    private static String atOnce(Query query) {
        boolean repository = query.text().contains("By") && !query.text().contains(" ");
        return repository
                ? "+ findAllById(ids) before the loop, then look each one up in a map"
                : "+ .. where id in (:ids), once before the loop; then look each one up in a map";
    }

    /// The deepest step on the way that still stands in the file of the loop: there the loop has to change, while
    /// the method that asks for one row is fine for others.
    private static Step inLoopersClass(Path path, Path.Loop loop) {
        Step deepest = path.step();
        for (Step.Call call : path.via().reversed().subList(0, path.via().size() - loop.depth())) {
            if (deepest.at().file().equals(loop.at().file())) {
                return deepest;
            }
            deepest = call;
        }
        return deepest;
    }
}
