package dev.lintel.practice.api;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A change takes something away from clients that are in use: an endpoint, a property of an answer, or that a request
/// without a new property was enough.
public final class BreakingChange implements Practice {
    static final Guide GUIDE = new Guide(
            "api-breaking-change",
            Risk.MEDIUM,
            "a change keeps existing clients working or is released as a new version",
            """
            Clients are not released together with the service: apps on phones live for years, and partners deploy when \
            it suits them. What they call must be there, what they read must come, and what they send must be enough.""",
            "Told by `review --diff` alone, which has both sides. Low where the handler was marked as deprecated before.",
            """
            Renaming is taking away and adding. A field that is required now breaks every client that does not send it, \
            even if all of yours do. What nobody uses is known from access logs by client, not from the code.""",
            """
            Add first, take away later: answer the old name beside the new one, take requests without the new field with \
            a default, announce the end by `Deprecation` and `Sunset` headers, and remove when the log shows no more \
            callers.

            ```java
            record OrderView(String number, @Deprecated String orderNo) {}   // both for a while
            ```""",
            List.of("OWASP API9:2023", "RFC 9745, The Deprecation HTTP Response Header Field", "RFC 8594, Sunset"));

    /// What a client has to send by itself.
    private static final Set<Input.Kind> SENT =
            EnumSet.of(Input.Kind.QUERY, Input.Kind.HEADER, Input.Kind.FORM, Input.Kind.FILE);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return Stream.empty();
    }

    @Override
    public Stream<Finding> compare(Backend before, Backend now) {
        Map<String, Endpoint> there = new HashMap<>();
        offered(now).forEach(endpoint -> there.putIfAbsent(key(endpoint), endpoint));
        return offered(before)
                .flatMap(old -> Optional.ofNullable(there.get(key(old)))
                        .map(endpoint -> new SameEndpoint(before, old, now, endpoint).losses())
                        .orElseGet(
                                () -> answeredOtherwise(old, there) ? Stream.of() : Stream.of(gone(old, before, now))));
    }

    private static Stream<Endpoint> offered(Backend backend) {
        return backend.endpoints().stream().filter(endpoint -> endpoint.exposure() == Exposure.API);
    }

    /// What variables are called is the server's own matter.
    private static String key(Endpoint endpoint) {
        return endpoint.route().method() + " " + path(endpoint);
    }

    private static String path(Endpoint endpoint) {
        return endpoint.route().path().replaceAll("\\{[^}/]*}", "{}");
    }

    /// Whether a mapping without a method, or the method's own now, serves the path.
    private static boolean answeredOtherwise(Endpoint old, Map<String, Endpoint> there) {
        return there.containsKey("* " + path(old))
                || old.route().method().equals("*")
                        && there.values().stream().anyMatch(each -> path(each).equals(path(old)));
    }

    private static Finding gone(Endpoint old, Backend before, Backend now) {
        boolean deprecated = before.operation(old.handler())
                .filter(operation -> operation.annotations().contains("java.lang.Deprecated"))
                .isPresent();
        Span at = now.endpoints().stream()
                .filter(endpoint -> endpoint.bean().equals(old.bean()))
                .map(Endpoint::at)
                .findFirst()
                .orElse(now.application().at());
        return finding(
                Judgement.from(Risk.MEDIUM).loweredIf(deprecated, "its end was announced: it was marked as deprecated"),
                old.label(),
                "Clients that call " + old.label() + " get "
                        + (now.endpoints().stream().anyMatch(each -> path(each).equals(path(old))) ? 405 : 404)
                        + " after this change.",
                "gone:" + key(old),
                Trail.start(
                        at,
                        old.label() + " was served beside this, by "
                                + old.handler().shortName()),
                at,
                "Keep it until the access log shows no more callers; offer the new one beside it.");
    }

    private static Finding finding(
            Judgement judgement, String label, String headline, String root, Trail trail, Span at, String fix) {
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                label,
                headline,
                judgement.reasons(),
                root,
                List.of(label),
                trail.guilty(at),
                Optional.of(new Fix(fix, "", List.of())));
    }

    /// One endpoint on both sides of a change.
    private record SameEndpoint(Backend before, Endpoint old, Backend now, Endpoint endpoint) {
        Stream<Finding> losses() {
            return Stream.of(parameters(), answers(), bodies()).flatMap(each -> each);
        }

        private Stream<Finding> parameters() {
            return endpoint.inputs().stream()
                    .filter(input -> input.required()
                            && SENT.contains(input.kind())
                            && !input.name().isEmpty())
                    .filter(input -> old.inputs().stream()
                            .noneMatch(other -> other.kind() == input.kind()
                                    && other.name().equalsIgnoreCase(input.name())
                                    && other.required()))
                    .map(input -> needed(input.name(), input.at()));
        }

        private Finding needed(String name, Span at) {
            return finding(
                    Judgement.from(Risk.MEDIUM),
                    endpoint.label(),
                    "Clients that call " + endpoint.label() + " without " + name + " are refused after this change.",
                    "needed:" + key(endpoint) + ":" + name,
                    Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                            .then(at, name + " is required now"),
                    at,
                    "Take requests without it, with what they meant before as the default.");
        }

        private Stream<Finding> answers() {
            return endpoint.responds().serialised() && old.responds().serialised()
                    ? new BodyChange(before.bodies(), now.bodies())
                            .lost(old.responds().type(), endpoint.responds().type())
                            .map(lost -> finding(
                                    Judgement.from(Risk.MEDIUM),
                                    endpoint.label(),
                                    "Clients that read " + lost.path() + " from " + endpoint.label()
                                            + " find nothing there after this change.",
                                    "lost:" + lost.type() + ":" + lost.path(),
                                    Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                                            .then(lost.at(), lost.path() + " is not written any more"),
                                    lost.at(),
                                    "Write it beside what takes its place, until nobody reads it."))
                    : Stream.empty();
        }

        private Stream<Finding> bodies() {
            return endpoint.inputs().stream()
                    .filter(input ->
                            input.kind() == Input.Kind.BODY && input.validated().mode() == Endpoint.Validated.Mode.YES)
                    .flatMap(input -> old.inputs().stream()
                            .filter(other -> other.kind() == Input.Kind.BODY)
                            .flatMap(other ->
                                    new BodyChange(before.bodies(), now.bodies()).needed(other.type(), input.type())))
                    .map(each -> needed(each.path(), each.at()));
        }
    }
}
