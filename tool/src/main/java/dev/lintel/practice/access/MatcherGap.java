package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.AccessRule.Kind;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Controls.Reading;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A URL rule that never decides anything: an earlier one takes its requests, or nothing answers its path.
public final class MatcherGap implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-matcher-gap",
            Risk.HIGH,
            "URL security rules are ordered, complete and match the paths that exist",
            """
            Rules are tried from the top and the first that matches decides. A stricter rule below a wider one is never \
            asked; a rule with a typing error protects a path that nobody has. Both look safe when read.""",
            "Worse when the shadowed rule asks for more than the one that decides.",
            "`/admin/*` does not cover `/admin/users/7`. Rules written before a context path was set match nothing after it.",
            """
            Put the narrow rule first:

            ```java
            .requestMatchers("/orders/admin/**").hasRole("ADMIN")
            .requestMatchers("/orders/**").authenticated()
            ```""",
            List.of(
                    "CWE-863",
                    "OWASP A01:2025",
                    "OWASP API5:2023",
                    "Spring Security reference, Authorize HttpServletRequests"));

    private static final String REST = "\u0001";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean closed = backend.controls().security() == Reading.READ
                && !backend.endpoints().isEmpty();
        return backend.controls().rules().stream()
                .filter(rule -> rule.kind() == Kind.WRITTEN)
                .flatMap(rule ->
                        shadowed(backend, rule)
                                .or(() -> closed ? matchesNothing(backend, rule) : Optional.empty())
                                .stream());
    }

    private static boolean asks(AccessRule rule) {
        return !rule.decision().startsWith("public");
    }

    /// Only a rule that asks for more than the one that takes its requests is a hole.
    private static Optional<Finding> shadowed(Backend backend, AccessRule rule) {
        if (rule.shadowedBy().isEmpty() || !asks(rule)) {
            return Optional.empty();
        }
        Optional<AccessRule> earlier = backend.controls().rules().stream()
                .filter(other -> other.at().equals(rule.shadowedBy().get()))
                .findFirst();
        if (earlier.isEmpty()
                || earlier.get().decision().equals(rule.decision())
                || rule.decision().equals("authenticated") && asks(earlier.get())) {
            return Optional.empty();
        }
        boolean served = backend.endpoints().stream().anyMatch(each -> isBelow(each, rule));
        return Optional.of(new Finding(
                GUIDE,
                served ? Risk.HIGH : Risk.LOW,
                Confidence.SURE,
                "rule " + rule.pattern(),
                "The rule for " + rule.pattern() + " is never asked: an earlier one already answers \""
                        + earlier.get().decision() + "\".",
                earlier.get().endpoints().isEmpty()
                        ? List.of()
                        : List.of("decided by the earlier rule: "
                                + String.join(
                                        ", ",
                                        earlier.get().endpoints().stream()
                                                .limit(3)
                                                .toList())),
                "shadowed:" + rule.pattern(),
                List.of(),
                Trail.start(
                                earlier.get().at(),
                                "this rule comes first: " + earlier.get().decision())
                        .then(rule.at(), "this one would ask: " + rule.decision())
                        .guiltyLast(),
                Optional.of(new Fix("Move the narrower rule above the wider one.", "", List.of()))));
    }

    /// Whether the rule's paths have the endpoint's, behind a context path perhaps; one that is no path has any.
    private static boolean isBelow(Endpoint endpoint, AccessRule rule) {
        String path = endpoint.route().path().replaceAll("\\{[^}]*}", "x");
        return !rule.pattern().startsWith("/")
                || Stream.of(rule.pattern().split(", ")).anyMatch(each -> path.matches("(?:/[^/]+)?" + pattern(each)));
    }

    /// As a regular expression: two asterisks for any number of segments, one or a variable for a part of one.
    private static String pattern(String ant) {
        return Pattern.quote(ant.replaceAll("\\{[^}]*}", "*"))
                .replace("/**", REST)
                .replace("*", "\\E[^/]*\\Q")
                .replace(REST, "\\E(?:/.*)?\\Q");
    }

    private static Optional<Finding> matchesNothing(Backend backend, AccessRule rule) {
        if (!asks(rule)
                || !rule.endpoints().isEmpty()
                || !rule.overlaps().isEmpty()
                || rule.shadowedBy().isPresent()) {
            return Optional.empty();
        }
        Optional<Endpoint> meant = NearMiss.of(rule, backend.endpoints());
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                GUIDE,
                Risk.MEDIUM,
                Confidence.LIKELY,
                "rule " + rule.pattern(),
                "The rule for " + rule.pattern()
                        + " protects nothing: no endpoint of this application has such a path.",
                List.of(meant.get().label() + " looks like it; its access is "
                        + meant.get().access().label()),
                "unmatched:" + rule.pattern(),
                List.of(),
                Trail.start(meant.get().at(), meant.get().label() + " looks like what was meant")
                        .then(rule.at(), "asks \"" + rule.decision() + "\" for a path that no handler has")
                        .guiltyLast(),
                Optional.of(new Fix("Correct the pattern, or remove the rule.", "", List.of()))));
    }
}
