package dev.lintel.practice;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import java.util.stream.Stream;

/// One thing that good backends do. Stateless; the same backend gives the same findings in the same order.
public interface Practice {
    Guide guide();

    /// @param paths the ways from the backend's entries, shared by all practices of one review
    Stream<Finding> examine(Backend backend, Paths paths);

    /// For those that ask where values come from.
    ///
    /// @param flows shared by all practices of one review; work starts with the first question
    default Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        return examine(backend, paths);
    }

    /// What a change takes away, for those that look at both sides of it.
    ///
    /// @param before the same application without the change
    default Stream<Finding> compare(Backend before, Backend now) {
        return Stream.empty();
    }
}
