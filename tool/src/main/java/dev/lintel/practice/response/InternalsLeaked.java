package dev.lintel.practice.response;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Failures.Answered;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An answer carries what a library wrote about a failure for those who run the service: the statement, the class,
/// the stack.
public final class InternalsLeaked implements Practice {
    static final Guide GUIDE = new Guide(
            "resp-internals-leaked",
            Risk.MEDIUM,
            "error bodies carry no stack trace, SQL, class or file names",
            """
            The text of an exception that nobody expected names tables and columns, the statement with its values, hosts, \
            paths, versions. Who probes an endpoint reads from it which input got how far: an injection that was blind \
            is not blind any more.""",
            "Low where an endpoint only answers so to callers with a role. Texts of the project's own exceptions are meant "
                    + "to be read and are left alone.",
            """
            A handler for `RuntimeException` also takes what the database driver threw. A text that is hidden in production \
            by a profile has to be hidden by default and shown by a profile, or the day comes on which nobody set it.""",
            """
            ```java
            @ExceptionHandler
            ProblemDetail unexpected(RuntimeException exception) {
                UUID incident = UUID.randomUUID();
                log.error("Request failed, incident {}", incident, exception);
                return ProblemDetail.forStatusAndDetail(INTERNAL_SERVER_ERROR, "Tell us the incident " + incident);
            }
            ```""",
            List.of("CWE-209", "RFC 9457 §5", "OWASP A10:2025", "OWASP ASVS 16.5.1"));

    private static final List<String> PAGES =
            List.of("server.error.include-stacktrace", "spring.web.error.include-stacktrace");
    private static final Set<String> SHOWS = Set.of("always", "on-param", "on-trace-param");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.endpoints().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(handlers(backend), caught(backend), page(backend)).flatMap(each -> each);
    }

    private static Stream<Finding> handlers(Backend backend) {
        Set<Span> said = new HashSet<>();
        return backend.failures().answers().stream()
                .filter(each -> Failures.isInternal(each.exception())
                        && backend.failures().leaks(each))
                .filter(each -> each.at().isPresent() && said.add(each.tells().orElseThrow()))
                .map(InternalsLeaked::handler);
    }

    private static Finding handler(Answered answered) {
        String exception = simple(answered.exception());
        String what = answered.isGeneral() ? "whatever failed" : "a " + exception;
        Span at = answered.at().orElseThrow();
        return finding(
                "handler of " + exception,
                "Whoever provokes an error reads what went wrong inside: the text of " + what + " is in the answer.",
                Judgement.from(Risk.MEDIUM)
                        .notingIf(answered.isGeneral(), "it takes every exception that no other handler does"),
                Confidence.SURE,
                at.file().path(),
                answered.within().isEmpty() ? List.of() : List.of(answered.within()),
                Trail.start(at, "answers for " + what)
                        .then(answered.tells().orElseThrow(), "takes the exception's own text into the answer"));
    }

    /// Where handlers catch a failure themselves and answer its text: one habit, one finding.
    private static Stream<Finding> caught(Backend backend) {
        Map<OperationId, Span> caught = backend.failures().caught();
        long places = caught.values().stream().distinct().count();
        return backend.endpoints().stream()
                .filter(endpoint -> caught.containsKey(endpoint.handler()))
                .map(endpoint -> caught(endpoint, Objects.requireNonNull(caught.get(endpoint.handler())), places));
    }

    private static Finding caught(Endpoint endpoint, Span at, long places) {
        return finding(
                endpoint.label(),
                "Whoever provokes an error reads what went wrong inside: " + endpoint.label()
                        + " answers the text of what it caught.",
                Judgement.from(Risk.MEDIUM)
                        .by(endpoint)
                        .atMost(Risk.MEDIUM)
                        .notingIf(places > 1, places + " places do so"),
                Confidence.SURE,
                "texts of caught failures",
                List.of(endpoint.label()),
                Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                        .then(at, "answers the text of the failure that was caught"));
    }

    /// The framework's own page, told to show the stack to everybody or to who asks for it by `?trace=true`.
    private static Stream<Finding> page(Backend backend) {
        return PAGES.stream()
                .flatMap(key -> backend.settings().inProduction(key).stream())
                .filter(setting -> SHOWS.contains(plain(setting)))
                .map(setting -> finding(
                        "error page",
                        "Whoever provokes an error reads the stack trace: the error page is told to show it.",
                        Judgement.from(Risk.MEDIUM),
                        Confidence.SURE,
                        "error page",
                        List.of(),
                        Trail.start(setting.at(), "shows " + plain(setting))));
    }

    private static String plain(Setting setting) {
        return setting.value().strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Finding finding(
            String subject,
            String headline,
            Judgement judgement,
            Confidence confidence,
            String root,
            List<String> routes,
            Trail trail) {
        return new Finding(
                GUIDE,
                judgement.risk(),
                confidence,
                subject,
                headline,
                judgement.reasons(),
                root,
                routes,
                trail.guiltyLast(),
                Optional.of(new Fix(
                        "Log it under a number, and answer the number.",
                        "+ UUID incident = UUID.randomUUID();\n+ log.error(\"incident {}\", incident, exception);",
                        List.of())));
    }
}
