package dev.lintel.optimize.advise;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a workload costs with some indexes: its statements by the planner's costs, each weighted by the time that was
/// counted for it, and what writes pay for the indexes.
final class Pricing {
    /// What keeping one entry of one index costs, in milliseconds; a figure of the order of magnitude.
    private static final double ENTRY_MS = 0.015;
    /// A BRIN index has one entry for 128 pages, which most new rows do not change.
    private static final double ENTRY_OF_BRIN = 0.02;

    private final Catalog catalog;
    private final List<Query> workload;
    private final Costs costs;
    private final boolean timed;
    private final Map<Query, Double> weights = new HashMap<>();
    private final Map<Query, Double> base = new HashMap<>();
    private final List<Query> notPlanned = new ArrayList<>();
    private final Map<Query, Set<Candidate>> serving;

    private Pricing(Catalog catalog, List<Query> workload, Costs costs, Map<Query, Set<Candidate>> serving) {
        this.catalog = catalog;
        this.workload = List.copyOf(workload);
        this.costs = costs;
        this.serving = Map.copyOf(serving);
        this.timed = workload.stream().anyMatch(query -> query.asked().totalMs() > 0);
    }

    /// Milliseconds for each unit of cost, by what was counted; calls where no time is known.
    static Pricing of(Catalog catalog, List<Query> workload, Costs costs) throws IOException {
        Pricing pricing = new Pricing(catalog, workload, costs, Map.of());
        for (Query query : workload) {
            double cost = costs.cost(query, Set.of());
            if (cost <= 0) {
                pricing.notPlanned.add(query);
                continue;
            }
            pricing.base.put(query, cost);
            pricing.weights.put(
                    query,
                    pricing.timed
                            ? query.asked().totalMs() / cost
                            : query.asked().calls());
        }
        return pricing;
    }

    /// The same where each query is shown those alone that its own plans were seen to read. That asks for far fewer
    /// plans, and no query can cost more than it says.
    ///
    /// @param read by query, of the candidates
    Pricing seeing(Map<Query, Set<Candidate>> read) {
        Pricing narrow = new Pricing(catalog, workload, costs, read);
        narrow.weights.putAll(weights);
        narrow.base.putAll(base);
        narrow.notPlanned.addAll(notPlanned);
        return narrow;
    }

    /// Of all tables.
    long dataBytes() {
        return Math.max(1, catalog.bytes());
    }

    /// Those that the planner took.
    Set<Query> planned() {
        return base.keySet();
    }

    List<Query> notPlanned() {
        return List.copyOf(notPlanned);
    }

    double weight(Query query) {
        return weights.getOrDefault(query, 0.0);
    }

    /// The planner's cost without any of the candidates.
    double before(Query query) {
        return base.getOrDefault(query, 0.0);
    }

    double cost(Query query, Set<Candidate> visible) throws IOException {
        Set<Candidate> read = serving.get(query);
        return costs.cost(
                query,
                read == null
                        ? visible
                        : visible.stream().filter(read::contains).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /// Of all statements, without what writes pay.
    double total(Set<Candidate> visible) throws IOException {
        double total = 0;
        for (Query query : planned()) {
            total += weight(query) * cost(query, visible);
        }
        return total;
    }

    /// Of the workload, with what writes pay.
    double priced(Set<Candidate> some) throws IOException {
        return total(some) + some.stream().mapToDouble(this::upkeep).sum();
    }

    /// What writes pay for it; 0 where no times were counted to compare it with.
    double upkeep(Candidate candidate) {
        if (!timed) {
            return 0;
        }
        double entries = 0;
        for (Query query : workload) {
            if (query.writes()
                    && query.shape()
                            .mainTable()
                            .equals(Optional.of(candidate.table().name()))) {
                entries += query.asked().rows() * entriesOf(query, candidate);
            }
        }
        return entries * ENTRY_MS * (candidate.method().equals("brin") ? ENTRY_OF_BRIN : 1);
    }

    /// Index entries that each row written makes. Writes are counted by the statements, not by the table's own
    /// counters, which may have begun long before them.
    private double entriesOf(Query write, Candidate candidate) {
        return switch (write.shape().kind()) {
            case INSERT, UPSERT -> 1;
            case UPDATE -> {
                boolean touched = write.shape().assigned().stream()
                        .map(each -> each.column().name())
                        .anyMatch(column -> candidate.columns().contains(column)
                                || candidate.included().contains(column)
                                || candidate.condition().contains(column));
                Activity activity =
                        catalog.table(candidate.table()).map(Table::activity).orElse(Activity.NONE);
                double inPlace = activity.updates() <= 0 ? 0 : activity.sameKeyUpdates() / activity.updates();
                yield touched ? 1 : 1 - inPlace;
            }
            // what is deleted is vacuumed later, from every index
            case DELETE -> 0.5;
            case SELECT, OTHER -> 0;
        };
    }
}
