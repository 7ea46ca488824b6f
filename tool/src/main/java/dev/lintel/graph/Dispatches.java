package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How many operations may answer at each place where one of the target's is called.
final class Dispatches {
    private final Map<Span, Integer> targets = new HashMap<>();

    Dispatches(Collection<Operation> operations) {
        operations.stream()
                .flatMap(operation -> Step.calls(operation.body()))
                .forEach(call -> targets.merge(call.at(), call.targets().size(), Math::max));
    }

    /// One where nothing is called, or where it is known what.
    int at(Span place) {
        return targets.getOrDefault(place, 1);
    }
}
