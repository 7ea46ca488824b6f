package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rule of dexter 0.6, query by query: single columns first, ordered pairs only where they halve that again;
/// taken when the cost of a query of at least 100 falls to half; one index for a query. The tool knows no budget:
/// here the indexes are taken by gain until the bytes are used up.
final class DexterRule implements Rival {
    private static final double HALF = 0.5;
    private static final double COSTS_ENOUGH = 100;

    @Override
    public String name() {
        return "dexter's rule";
    }

    @Override
    public Set<Candidate> choose(Asking asking, long bytes) throws IOException {
        Map<Candidate, Double> gains = new HashMap<>();
        for (Query query : asking.queries()) {
            Optional<Candidate> found = of(query, asking);
            if (found.isPresent()) {
                gains.merge(
                        found.get(),
                        asking.cost(query, Set.of()) - asking.cost(query, Set.of(found.get())),
                        Double::sum);
            }
        }
        Set<Candidate> chosen = new LinkedHashSet<>();
        for (Candidate each : gains.entrySet().stream()
                .sorted(Map.Entry.<Candidate, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList()) {
            if (asking.bytes(Asking.with(chosen, each)) <= bytes) {
                chosen.add(each);
            }
        }
        return chosen;
    }

    private static Optional<Candidate> of(Query query, Asking asking) throws IOException {
        double before = asking.cost(query, Set.of());
        if (before < COSTS_ENOUGH) {
            return Optional.empty();
        }
        List<Candidate> all = asking.permutations(query);
        Optional<Candidate> single =
                best(query, all.stream().filter(each -> each.keys().size() == 1).toList(), asking);
        Optional<Candidate> pair = best(query, all, asking);
        double one = single.isPresent() ? asking.cost(query, Set.of(single.get())) : before;
        double two = pair.isPresent() ? asking.cost(query, Set.of(pair.get())) : before;
        if (two < HALF * Math.min(one, before)) {
            return pair;
        }
        return one < HALF * before ? single : Optional.empty();
    }

    /// Of what the planner uses when all are there, the one that helps most alone.
    private static Optional<Candidate> best(Query query, List<Candidate> shown, Asking asking) throws IOException {
        Map<Candidate, Double> costs = new HashMap<>();
        for (Candidate each : asking.used(query, new LinkedHashSet<>(shown))) {
            costs.put(each, asking.cost(query, Set.of(each)));
        }
        return costs.entrySet().stream()
                .min(Comparator.comparingDouble(Map.Entry<Candidate, Double>::getValue))
                .map(Map.Entry::getKey);
    }
}
