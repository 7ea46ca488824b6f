package dev.lintel.report.inventory;

import dev.lintel.graph.Backend;
import dev.lintel.graph.CallerNames;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A header or cookie that says who sends a request, with an endpoint or a method that reads it.
record ClaimedHeader(String name, String by, Span at) {
    /// All that a backend reads, in the order of their places; none where the team has said that a gateway
    /// authenticates.
    static List<ClaimedHeader> of(Backend backend) {
        if (backend.controls().edgeAuthenticates().isPresent()) {
            return List.of();
        }
        Stream<ClaimedHeader> declared = backend.endpoints().stream()
                .flatMap(endpoint -> endpoint.inputs().stream()
                        .filter(input -> input.kind() == Input.Kind.HEADER || input.kind() == Input.Kind.COOKIE)
                        .filter(input -> CallerNames.isIdentityHeader(input.name()))
                        .map(input -> new ClaimedHeader(input.name(), endpoint.label(), input.at())));
        Stream<ClaimedHeader> read = backend.identities().stream()
                .map(each -> new ClaimedHeader(each.header(), each.in().shortName(), each.at()));
        return Stream.concat(declared, read)
                .distinct()
                .sorted(Comparator.comparing((ClaimedHeader each) -> each.at().toString())
                        .thenComparing(ClaimedHeader::by))
                .toList();
    }
}
