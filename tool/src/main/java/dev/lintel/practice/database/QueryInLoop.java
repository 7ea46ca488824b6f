package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
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
            Risk.HIGH,
            "no query runs once per element of a result",
            """
            Each round of the loop waits for a round trip to the database. A list of twenty is twenty-one queries, a \
            list of two thousand is seconds of waiting with a connection held; nothing in the code says so, and a test \
            with three rows never notices.""",
            "Worse when the caller chooses how many elements there are or anyone can call it; better in a job.",
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
        return backend.entries().stream().flatMap(entry -> examine(paths, entry));
    }

    private static Stream<Finding> examine(Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        return paths.queries(entry)
                .filter(path -> path.repeated() && !path.later())
                .filter(path -> path.loops().stream().noneMatch(Elements::small))
                .flatMap(path -> Elements.growing(path).flatMap(over -> finding(path, over)).stream())
                .filter(finding -> said.add(finding.root()));
    }

    private static Optional<Finding> finding(Path path, Growing over) {
        Query query = ((Step.Run) path.step()).query();
        if (query.shape().mutates() || !dependsOnElement(path, over)) {
            return Optional.empty();
        }
        String what = query.shape().mainTable().map(table -> "reads " + table).orElse("queries the database");
        Judgement judgement = Judgement.from(Risk.HIGH)
                .by(path.from())
                .raisedIf(over.over() instanceof Source.Input, "the caller chooses how often it runs")
                .loweredIf(
                        over.over() instanceof Source.Row row && row.query().shape().limited(),
                        "the outer result is limited");
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                path.from().label(),
                "The request " + what + " once per " + over.each() + " instead of once.",
                judgement.reasons(),
                path.in().shortName() + ":" + query.text(),
                List.of(path.from().label()),
                Trail.to(path)
                        .then(over.loop().at(), "runs once per " + over.each())
                        .then(path.at(), "one round trip to the database each time")
                        .then(query.at(), "the query")
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Collect the keys first and ask once for all of them, or join in the first query.",
                        "+ findAllById(ids) before the loop, then look each one up in a map",
                        List.of()))));
    }

    /// Only a query that is asked about the element is asked again for each; one with the same answer each time is a
    /// different mistake.
    private static boolean dependsOnElement(Path path, Growing over) {
        return path.arguments().values().stream()
                .flatMap(List::stream)
                .flatMap(Source::roots)
                .anyMatch(source -> sameRoot(source, over.over()));
    }

    private static boolean sameRoot(Source source, Source over) {
        return switch (over) {
            case Source.Row row -> source instanceof Source.Row other && other.run() == row.run();
            case Source.Input input -> source instanceof Source.Input other && other.parameter() == input.parameter();
            case Source.Answered answered ->
                source instanceof Source.Answered other && other.client().equals(answered.client());
            default -> false;
        };
    }
}
