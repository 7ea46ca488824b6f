package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.integrity.AddressedRow.Written;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The address of an update names one object, its body another, and the body's is what is written.
public final class PathIdIgnored implements Practice {
    static final Guide GUIDE = new Guide(
            "data-path-id-ignored",
            Risk.MEDIUM,
            "an update writes the object that its address names",
            """
            `PUT /orders/7` with `"id": 8` in its body writes order 8. Whatever was checked, logged, cached or locked by the \
            address was checked for another object; and a body without an id makes a new row, where the address promises \
            that one is replaced.""",
            "Worse where a check looks at the id in the address; better where only administrators may call it.",
            """
            An `existsById(id)` before the write does not help: it asks for the one and writes the other. An id that the \
            body must not have at all needs no comparison: leave it out of the type that is bound.""",
            """
            Take the id from the address, and refuse a body that names another:

            ```java
            if (change.id() != null && !change.id().equals(id)) {
                throw new ResponseStatusException(BAD_REQUEST, "the body names another id than the address");
            }
            Order order = orders.findById(id).orElseThrow(NotFound::new);
            ```""",
            List.of("CWE-1288", "CWE-639", "OWASP API1:2023", "RFC 9110 §9.3.4"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .flatMap(endpoint -> AddressedRow.of(backend, endpoint).stream())
                .filter(row -> paths.isWhole(row.endpoint()))
                .flatMap(row -> row.otherWritten(paths.of(row.endpoint()), backend).stream()
                        .map(written -> finding(row, written)));
    }

    private static Finding finding(AddressedRow row, Written written) {
        Endpoint endpoint = row.endpoint();
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(
                        written.checked().isPresent(),
                        "what is checked before it is the " + row.variable() + " in the address");
        if (written.checked().isEmpty()) {
            judgement = judgement.by(endpoint).atMost(Risk.MEDIUM);
        }
        Trail trail =
                Trail.to(written.path()).then(row.body().at(), "the body names the row by its " + written.property());
        written.checked().ifPresent(at -> trail.then(at, "the check looks at " + row.variable()));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                endpoint.label() + " writes whatever row of " + written.table() + " the body names; " + row.variable()
                        + " in the address does not decide it.",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + written.table(),
                List.of(endpoint.label()),
                trail.then(written.path().at(), "written by the body's " + written.property())
                        .guilty(written.path().at()),
                Optional.of(new Fix(
                        "Write the row that the address names, and refuse a body that names another with 400.",
                        "",
                        List.of())));
    }
}
