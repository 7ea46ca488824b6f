package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.workload.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One way of saying statements otherwise.
@FunctionalInterface
interface Rewriting {
    /// @return empty when it does not apply, or cannot be shown to be right
    Optional<Rewrite> of(Subject subject);

    List<Rewriting> ALL = List.of(
            CountForExistence::rewrite,
            NotInSubquery::rewrite,
            DistinctOverJoin::rewrite,
            NeedlessJoin::rewrite,
            FunctionOnColumn::rewrite,
            CastOnColumn::rewrite,
            ManyLiterals::rewrite,
            DeepOffset::rewrite,
            CorrelatedSubquery::rewrite,
            OrAcrossTables::rewrite,
            SubqueryInOr::rewrite,
            UnbatchedDelete::rewrite,
            UnbatchedUpdate::rewrite);

    /// All that is worth saying about one statement.
    ///
    /// @param asked with its counters, which tell whether an OFFSET skips or a DELETE removes many rows
    static Stream<Rewrite> all(Asked asked, Catalog catalog) {
        return ALL.stream().flatMap(each -> each.of(new Subject(asked, catalog)).stream());
    }
}
