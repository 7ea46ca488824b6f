package dev.lintel.finding;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// Small findings for tests.
public final class Examples {
    private Examples() {}

    public static Guide guide(String id) {
        return new Guide(
                id,
                Risk.MEDIUM,
                "what good looks like",
                "what happens otherwise",
                "",
                "do not overdo it",
                "Write it so.",
                List.of("CWE-89", "OWASP A05:2025"));
    }

    /// @param file that it is shown at
    public static Finding of(String subject, String file) {
        return new Finding(
                guide("auth-endpoint-public"),
                Risk.HIGH,
                Confidence.SURE,
                subject,
                "Nobody is asked.",
                List.of(),
                "no-security",
                List.of(),
                new Evidence(List.of(new Evidence.Link(new Span(new SourceId(file), 1, 1, 1, 2), "here"))),
                Optional.empty());
    }

    public static Finding finding(String id, Risk risk, String root, int line, String... routes) {
        Span at = new Span(new SourceId("web/Orders.java"), line, 5, line, 9);
        return new Finding(
                guide(id),
                risk,
                Confidence.SURE,
                routes.length == 0 ? root : routes[0],
                "Something goes wrong at " + root + ".",
                List.of("the table grows"),
                root,
                List.of(routes),
                new Evidence(List.of(new Evidence.Link(at, "starts here"))),
                Optional.of(new Fix("Mend it.", "- old\n+ new", List.of())));
    }
}
