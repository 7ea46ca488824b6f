package dev.lintel.optimize;

import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf;
import dev.lintel.optimize.postgres.rewrite.Rewrite;
import dev.lintel.optimize.postgres.rewrite.Rewrites;
import dev.lintel.optimize.postgres.source.Samples;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.report.DatabaseReport.Worded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Statements in other words, each with what the planner says to both, beside the indexes that are advised.
final class Rewording {
    private Rewording() {}

    static List<Worded> of(List<Query> queries, Snapshot snapshot, Advice advice, WhatIf engine) throws IOException {
        Samples samples = new Samples(snapshot);
        engine.show(new HashSet<>(advice.candidates()), Set.of());
        List<Worded> all = new ArrayList<>();
        for (Query query : queries) {
            for (Rewrite each : Rewrites.of(query.asked(), snapshot.catalog())) {
                all.add(new Worded(query, each, costs(query, each, samples, engine)));
            }
        }
        return all;
    }

    /// Empty where the price is not in the plan, or the other wording asks for values that nobody knows here.
    private static Optional<Recommended.Costs> costs(Query query, Rewrite rewrite, Samples samples, WhatIf engine) {
        boolean planned = switch (rewrite.kind()) {
            // parsed and planned for longer than it runs; locks and dead rows; where the page before ended
            case MANY_LITERALS, UNBATCHED_DELETE, UNBATCHED_UPDATE, DEEP_OFFSET -> false;
            case CAST_ON_COLUMN,
                    CORRELATED_SUBQUERY,
                    COUNT_FOR_EXISTENCE,
                    DISTINCT_OVER_JOIN,
                    FUNCTION_ON_COLUMN,
                    NEEDLESS_JOIN,
                    NOT_IN_SUBQUERY,
                    OR_ACROSS_TABLES,
                    SUBQUERY_IN_OR -> true;
        };
        if (!planned) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Recommended.Costs(
                    cost(samples.fill(query.asked().text()), engine), cost(samples.fill(rewrite.sql()), engine)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static double cost(String sql, WhatIf engine) throws IOException {
        return engine.plan(sql, WhatIf.Stress.NONE).root().estimate().totalCost();
    }
}
