package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Paths;
import dev.lintel.graph.SharedState;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An object that serves all requests at once keeps what belongs to one of them in a field.
public final class RequestStateShared implements Practice {
    static final Guide GUIDE = new Guide(
            "data-shared-state",
            Risk.HIGH,
            "singleton beans keep no unguarded mutable request state",
            """
            Controllers, services and servlets are made once and called by all threads. What one request puts into a field, \
            the next one overwrites before the first has read it again: one customer gets the name, the order or the rights \
            of another. It never happens on a developer's machine and every day under load.""",
            "Worse when anyone can call it; better when only few people can.",
            """
            `volatile` or a concurrent map does not help: the field still belongs to all. A `ThreadLocal` has to be \
            emptied at the end of each request, or a pooled thread carries it on. A request-scoped bean is one field a \
            request, and costs a proxy.""",
            """
            Hand it on as a parameter, or return it:

            ```java
            Order order = find(id);
            return price(order);
            ```""",
            List.of(
                    "CWE-362",
                    "CWE-488",
                    "OWASP ASVS 15.4.1",
                    "Servlet 6.0 §2.2",
                    "Java Concurrency in Practice §2.1"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.shared().isEmpty()) {
            return Stream.empty();
        }
        Map<OperationId, Set<OperationId>> callers =
                Operation.callers(backend.operations().values());
        return backend.shared().stream().flatMap(state -> finding(backend, state, callers).stream());
    }

    private static Optional<Finding> finding(
            Backend backend, SharedState state, Map<OperationId, Set<OperationId>> callers) {
        Set<OperationId> above = Operation.above(List.of(state.method()), callers);
        List<Endpoint> reaching = backend.endpoints().stream()
                .filter(endpoint -> above.contains(endpoint.handler()))
                .toList();
        return reaching.isEmpty() ? Optional.empty() : Optional.of(finding(state, reaching));
    }

    private static Finding finding(SharedState state, List<Endpoint> reaching) {
        Endpoint first = reaching.stream()
                .filter(endpoint -> endpoint.access().opensEverywhere())
                .findFirst()
                .orElse(reaching.getFirst());
        Judgement judgement = Judgement.from(Risk.HIGH).by(first).atMost(Risk.HIGH);
        String owner = state.method().simpleOwner();
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                first.label(),
                "Two requests at once get each other's data: " + owner + " serves them all and keeps `" + state.field()
                        + "` of one in a field.",
                judgement.reasons(),
                state.method().owner() + "." + state.field(),
                reaching.stream().map(Endpoint::label).toList(),
                Trail.start(first.at(), first.label() + " arrives here")
                        .then(state.declared(), "one field for all requests")
                        .then(state.written(), "set for this request, whatever another one has put there")
                        .then(state.read(), "read again; by now it may be another request's")
                        .guilty(state.written()),
                Optional.of(new Fix("Hand it on as a parameter or return it, and drop the field.", "", List.of())));
    }
}
