package dev.lintel.practice;

import dev.lintel.finding.Finding;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import java.util.stream.Stream;

/// A practice that judges where values arrive, and has nothing to say of a backend whose values were not followed.
public interface FlowPractice extends Practice {
    @Override
    default Stream<Finding> examine(Backend backend, Paths paths) {
        return Stream.empty();
    }

    @Override
    Stream<Finding> examine(Backend backend, Paths paths, Flows flows);
}
