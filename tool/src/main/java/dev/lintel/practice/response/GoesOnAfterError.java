package dev.lintel.practice.response;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.AnsweredEarly;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An error or a redirect is answered, and without a `return` the code goes on and does what was refused.
public final class GoesOnAfterError implements Practice {
    static final Guide GUIDE = new Guide(
            "resp-goes-on-after-error",
            Risk.HIGH,
            "what answers an error or a redirect does nothing more",
            """
            `sendError` and `sendRedirect` only write an answer. Without a `return` the next line runs: the filter hands \
            the request on, the row is deleted. A browser shows the login page, so that no tester sees it; whoever reads \
            the tables, or sends the request with `curl`, does.""",
            """
            Worse where the answer was that the caller may not, and where no other rule stands behind it; better where it \
            only says that something is missing.""",
            """
            An `else` around the rest works until somebody adds a line after it. `preHandle` has to return `false` as well: \
            `true` calls the handler whatever has been answered. A second answer after the first throws \
            `IllegalStateException`, after the deed.""",
            """
            Leave at once:

            ```java
            if (session == null) {
                response.sendRedirect("/login");
                return;
            }
            chain.doFilter(request, response);
            ```""",
            List.of("CWE-698", "CWE-705", "OWASP A01:2025", "OWASP A10:2025", "Servlet 6.0 §5.5"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Set<String> said = new HashSet<>();
        return backend.early().stream()
                .flatMap(early -> early.passed().isPresent()
                        ? passedOn(backend, early, early.passed().get()).stream()
                        : done(backend, paths, early).stream())
                .filter(finding -> said.add(finding.root()));
    }

    /// A filter or an interceptor before endpoints.
    private static Optional<Finding> passedOn(Backend backend, AnsweredEarly early, Span passed) {
        List<Endpoint> behind = backend.endpoints().stream()
                .filter(endpoint -> endpoint.isBehind(early.in().owner()))
                .toList();
        return behind.isEmpty() ? Optional.empty() : Optional.of(passedOn(early, passed, behind));
    }

    private static Finding passedOn(AnsweredEarly early, Span passed, List<Endpoint> behind) {
        Optional<Endpoint> open =
                behind.stream().filter(each -> each.access().opensEverywhere()).findFirst();
        Endpoint first = open.orElse(behind.getFirst());
        Judgement judgement = Judgement.from(early.refuses() ? Risk.HIGH : Risk.MEDIUM)
                .loweredIf(open.isEmpty() && isRuled(first.access()), "other rules stand before what is behind it");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                first.label(),
                (early.refuses()
                                ? "Whoever is turned away gets through all the same: "
                                : "The request runs although it was answered with an error: ")
                        + early.in().shortName() + " answers and then hands it on.",
                judgement.reasons(),
                early.in() + ":" + early.answer().line(),
                behind.stream().map(Endpoint::label).toList(),
                Trail.start(early.answer(), "answers, and does not leave")
                        .then(passed, "hands the request on")
                        .then(first.at(), first.label() + " runs")
                        .guilty(early.answer()),
                fix());
    }

    /// Something else than the check itself asks the caller.
    private static boolean isRuled(Access access) {
        return access instanceof Access.Restricted restricted
                && restricted.requirements().stream().anyMatch(each -> !(each instanceof Access.Requirement.Own));
    }

    /// A handler that writes after it answered an error.
    private static Optional<Finding> done(Backend backend, Paths paths, AnsweredEarly early) {
        return backend.endpoints().stream()
                .flatMap(endpoint -> paths.queries(endpoint)
                        .filter(path -> writesAfter(path, early))
                        .limit(1)
                        .map(path -> done(endpoint, path, early)))
                .findFirst();
    }

    private static boolean writesAfter(Path path, AnsweredEarly early) {
        return ((Step.Run) path.step()).query().shape().mutates()
                && !path.guessed()
                && !ErrorSwallowed.isBeside(path)
                && (path.in().equals(early.in()) && early.isFollowedBy(path.at())
                        || path.via().stream().anyMatch(call -> early.isFollowedBy(call.at())));
    }

    private static Finding done(Endpoint endpoint, Path write, AnsweredEarly early) {
        String table = ((Step.Run) write.step()).query().shape().mainTable().orElse("the database");
        Judgement judgement = Judgement.from(early.refuses() ? Risk.HIGH : Risk.MEDIUM)
                .by(endpoint)
                .atMost(Risk.HIGH);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                endpoint.label()
                        + (early.refuses() ? " turns the caller away and then" : " answers that it failed and then")
                        + " writes " + table + " all the same.",
                judgement.reasons(),
                early.in() + ":" + early.answer().line(),
                List.of(endpoint.label()),
                Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                        .then(early.answer(), "answers, and does not leave")
                        .then(write.at(), "writes " + table)
                        .guilty(early.answer()),
                fix());
    }

    private static Optional<Fix> fix() {
        return Optional.of(new Fix("Leave after the answer.", "+ return;", List.of()));
    }
}
