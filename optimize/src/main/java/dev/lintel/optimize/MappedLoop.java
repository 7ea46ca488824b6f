package dev.lintel.optimize;

import dev.lintel.graph.Backend;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.change.BatchFetch;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.QueriesInLoops;
import dev.lintel.optimize.observe.QueriesInLoops.Loop;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A query in a loop, as the counters show it, and the mapping in the sources that makes it one.
///
/// @param batch empty without sources, and where the loop stands in the code itself
record MappedLoop(Loop loop, Optional<BatchFetch> batch) {
    private static final String TOGETHER =
            "Fetch them together: a join fetch or entity graph, a batch size, or one query with all keys.";

    static List<MappedLoop> in(List<Query> queries, Catalog catalog, List<Backend> backends) {
        return QueriesInLoops.in(queries, catalog).stream()
                .map(loop -> new MappedLoop(loop, BatchFetch.of(loop, backends)))
                .toList();
    }

    /// @param seen whether the sources, where there are any, ask for it in a loop
    Observation observation(Function<Query, String> named, boolean seen) {
        return QueriesInLoops.observation(
                loop,
                named.apply(loop.child()),
                named.apply(loop.parent()),
                batch.map(each -> "%s is loaded row by row (%s). %s"
                                .formatted(each.described(), each.at(), each.advice()))
                        .orElse(
                                seen
                                        ? TOGETHER
                                        : "No loop in the sources asks for it, so the numbers may agree by chance. "
                                                + TOGETHER));
    }
}
