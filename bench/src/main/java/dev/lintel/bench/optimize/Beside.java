package dev.lintel.bench.optimize;

import dev.lintel.bench.Results;
import dev.lintel.bench.optimize.rival.Asking;
import dev.lintel.bench.optimize.rival.Rival;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Lintel's choice beside those of published ways, at the same budgets, all priced by the same clone.
record Beside(Results results, Snapshot snapshot, RowSample sample, List<Query> queries) {
    /// Costs are the planner's; a difference below this is none.
    private static final double ALIKE = 1.002;

    /// @param ours by budget in percent of the data: cost with Lintel's indexes, as a share of that without any
    void run(Map<Integer, Double> ours) throws IOException {
        results.heads(
                "way (written anew; same sizes, same clone)",
                "budget, % of data",
                "indexes",
                "MB",
                "cost, of today's",
                "Lintel",
                "plans asked so far");
        int worse = 0;
        int better = 0;
        for (Rival rival : Rival.all()) {
            try (SparseClone clone = SparseClone.of(snapshot, sample)) {
                Asking asking = new Asking(snapshot.catalog(), queries, clone);
                double before = asking.cost(Set.of());
                for (int budget : ours.keySet().stream().sorted().toList()) {
                    Set<Candidate> chosen =
                            rival.choose(asking, snapshot.catalog().bytes() * budget / 100);
                    double cost = asking.cost(chosen) / before;
                    double lintel = ours.getOrDefault(budget, 1.0);
                    worse += lintel > cost * ALIKE ? 1 : 0;
                    better += lintel * ALIKE < cost ? 1 : 0;
                    results.row(
                            rival.name(),
                            budget,
                            chosen.size(),
                            asking.bytes(chosen) / 1e6,
                            cost,
                            lintel,
                            asking.asked());
                    System.out.printf(Locale.ROOT, "  %.4f beside ours of %.4f: %s%n", cost, lintel, chosen);
                }
            }
        }
        results.heads("beside other ways", "measured", "wanted", "");
        results.target("points where Lintel's set costs more", worse, "≤", 0);
        results.target("points where it costs less", better, "≥", 2);
    }
}
