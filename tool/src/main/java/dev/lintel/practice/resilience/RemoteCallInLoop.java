package dev.lintel.practice.resilience;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Peer;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Another system is asked once for each element, one answer after the other, while a request waits.
public final class RemoteCallInLoop implements Practice {
    static final Guide GUIDE = new Guide(
            "res-remote-in-loop",
            Risk.MEDIUM,
            "remote calls are not made once per element",
            """
            Fifty elements at forty milliseconds are two seconds, and the slowest of fifty answers is a slow one nearly \
            every time. The other side gets fifty requests for one of yours, and its limit is reached by a page with \
            many lines.""",
            "Worse when the caller sends the elements and nothing bounds their number; only told where a request waits, not of "
                    + "jobs, of retries and of pages that are fetched until the last one.",
            """
            Asking in parallel moves the load to the other side and needs a bound of its own. Half of the calls may have \
            had their effect when one fails: each needs a key by which a second try is known.""",
            """
            Ask once for all of them, where the other side has such a call:

            ```java
            Map<String, Price> prices = catalogue.pricesOf(lines.stream().map(Line::sku).toList());
            ```""",
            List.of("CWE-1050", "OWASP API4:2023"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream().flatMap(endpoint -> examine(paths, endpoint));
    }

    private static Stream<Finding> examine(Paths paths, Endpoint endpoint) {
        Set<String> said = new HashSet<>();
        return paths.remotes(endpoint)
                .filter(path -> Peer.isWaitedFor(((Step.Remote) path.step()).client()))
                .filter(path -> !path.later() && !path.guessed())
                .flatMap(path -> path.loops().stream()
                        .filter(RemoteCallInLoop::isOverElements)
                        .map(loop -> finding(path, loop))
                        .limit(1))
                .filter(finding -> said.add(finding.root()));
    }

    /// Rounds over what came from somewhere: three tries, and pages until there is no more, have no elements.
    private static boolean isOverElements(Path.Loop loop) {
        return Source.anyRoot(
                loop.over(),
                source -> source instanceof Source.Row || source.fromCaller() || source instanceof Source.Answered);
    }

    private static Finding finding(Path path, Path.Loop loop) {
        boolean sent = Source.anyRoot(loop.over(), Source::fromCaller)
                && !Source.anyRoot(loop.over(), Source.Row.class::isInstance);
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .notingIf(sent, "the caller chooses how many there are")
                .by(path)
                .atMost(Risk.MEDIUM);
        Entry from = path.from();
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(path),
                from.label(),
                "One request asks " + Peer.of(path) + " once for each element and waits for each answer in turn.",
                judgement.reasons(),
                path.in().shortName() + ":"
                        + ((Step.Remote) path.step()).client().name(),
                List.of(from.label()),
                Trail.through(loop, "for each of these", path)
                        .then(path.at(), "waits for " + Peer.of(path))
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Ask once for all of them; where the other side has no such call, take a bounded number and ask in "
                                + "parallel with a limit on the whole.",
                        "",
                        List.of())));
    }
}
