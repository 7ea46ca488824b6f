package dev.lintel.review.standard;

import dev.lintel.finding.Evidence.Link;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Standard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether callers can write part of a statement: asked of every place of the code that runs one on the way from an
/// entry. What was followed and not reached, and texts that nothing is pasted into, are safe; a place that the
/// practices name is not. Loading of associations is no statement that anybody wrote.
final class SafeQueries {
    private static final String NAME = "queries safe from injection";
    private static final Set<String> PRACTICES = Set.of(
            "sec-sql-injection",
            "sec-jpql-injection",
            "sec-mybatis-injection",
            "sec-nosql-injection",
            "sec-second-order-injection");

    private SafeQueries() {}

    private record Line(SourceId file, int line) {
        static Line of(Span at) {
            return new Line(at.file(), at.line());
        }
    }

    static Standard standard(List<Paths> applications, List<Finding> findings) {
        Set<Line> asked = new HashSet<>();
        applications.forEach(paths -> places(paths).forEach(asked::add));
        Set<Line> open = new HashSet<>();
        findings.stream().filter(each -> PRACTICES.contains(each.practice())).forEach(each -> {
            List<Line> chain =
                    each.evidence().chain().stream().map(Link::at).map(Line::of).toList();
            open.addAll(chain);
            if (chain.stream().noneMatch(asked::contains)) {
                asked.add(Line.of(each.evidence().guilty())); // only the data flow knows it as a statement
            }
        });
        return Answer.share(NAME, asked.stream().map(each -> open.contains(each) ? Answer.MISSED : Answer.MET));
    }

    private static Stream<Line> places(Paths paths) {
        return paths.backend().entries().stream()
                .flatMap(paths::queries)
                .filter(each -> query(each).language() != Query.Language.ASSOCIATION)
                .map(Path::at)
                .map(Line::of);
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }
}
