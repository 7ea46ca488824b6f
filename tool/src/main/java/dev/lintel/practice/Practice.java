package dev.lintel.practice;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.graph.Backend;
import java.util.stream.Stream;

/// One thing that good backends do. Stateless; the same backend gives the same findings in the same order.
public interface Practice {
    Guide guide();

    Stream<Finding> examine(Backend backend);
}
