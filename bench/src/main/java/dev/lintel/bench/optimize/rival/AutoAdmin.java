package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The best indexes of each query alone become the workload's candidates; the best pair of them is found by trying
/// all, the rest by greed; what was chosen is widened by a column and the whole is done again (Chaudhuri and
/// Narasayya, VLDB 1997). The paper bounds the number of indexes; here the bytes are the bound.
final class AutoAdmin implements Rival {
    private static final int MOST = 15;
    /// Above this many candidates the first two are taken by greed as well, one after the other.
    private static final int TRIED_IN_PAIRS = 40;

    @Override
    public String name() {
        return "AutoAdmin";
    }

    @Override
    public Set<Candidate> choose(Asking asking, long bytes) throws IOException {
        List<Candidate> potential = asking.singles();
        Set<Candidate> chosen = Set.of();
        for (int width = 1; width <= Asking.WIDEST; width++) {
            Set<Candidate> candidates = new LinkedHashSet<>();
            for (Query query : asking.queries()) {
                Set<String> own = new LinkedHashSet<>();
                asking.singles(query).forEach(each -> own.add(each.toString()));
                List<Candidate> these = potential.stream()
                        .filter(each -> each.keys().stream()
                                .allMatch(key -> own.contains(Candidate.btree(each.table(), List.of(key))
                                        .toString())))
                        .toList();
                candidates.addAll(best(set -> asking.cost(query, set), these, bytes, asking));
            }
            chosen = best(asking::cost, List.copyOf(candidates), bytes, asking);
            potential = widened(candidates, chosen, asking.singles());
        }
        return chosen;
    }

    private interface Price {
        double of(Set<Candidate> set) throws IOException;
    }

    private static Set<Candidate> best(Price price, List<Candidate> candidates, long bytes, Asking asking)
            throws IOException {
        Set<Candidate> chosen = new LinkedHashSet<>();
        double current = price.of(chosen);
        List<Set<Candidate>> first = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            first.add(Set.of(candidates.get(i)));
            for (int k = i + 1; k < candidates.size() && candidates.size() <= TRIED_IN_PAIRS; k++) {
                first.add(Set.of(candidates.get(i), candidates.get(k)));
            }
        }
        while (true) {
            Set<Candidate> best = Set.of();
            double bestCost = current;
            for (Set<Candidate> next : first) {
                double cost = asking.bytes(next) <= bytes ? price.of(next) : Double.MAX_VALUE;
                if (cost < bestCost) {
                    best = next;
                    bestCost = cost;
                }
            }
            if (best.isEmpty() || best.size() > MOST) {
                return chosen;
            }
            chosen = new LinkedHashSet<>(best);
            current = bestCost;
            first = new ArrayList<>();
            for (Candidate each : candidates) {
                if (!chosen.contains(each)) {
                    first.add(Asking.with(chosen, each));
                }
            }
        }
    }

    private static List<Candidate> widened(Set<Candidate> candidates, Set<Candidate> chosen, List<Candidate> singles) {
        Set<Candidate> all = new LinkedHashSet<>(candidates);
        for (Candidate each : chosen) {
            for (Candidate single : singles) {
                if (single.table().equals(each.table()) && !each.keys().containsAll(single.keys())) {
                    all.add(Asking.widened(each, single));
                }
            }
        }
        return List.copyOf(all);
    }
}
