package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.workload.Asked;
import java.util.List;

/// What of a workload is worth wording otherwise.
public final class Rewrites {
    private Rewrites() {}

    /// @param asked with its counters: they tell whether an OFFSET really skips and how much a DELETE removes
    public static List<Rewrite> of(Asked asked, Catalog catalog) {
        return asked.cut() ? List.of() : Rewriting.all(asked, catalog).toList();
    }
}
