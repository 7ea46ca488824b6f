package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Begins with what each query would have and gives up, step by step, what costs least for each byte that it frees:
/// an index, its last column, or two indexes for one that begins as the first (Bruno and Chaudhuri, SIGMOD 2005).
/// One way down serves all budgets.
final class Relaxation implements Rival {
    private List<Set<Candidate>> way = List.of();

    @Override
    public String name() {
        return "Relaxation";
    }

    @Override
    public Set<Candidate> choose(Asking asking, long bytes) throws IOException {
        if (way.isEmpty()) {
            way = down(asking);
        }
        Set<Candidate> best = Set.of();
        double least = asking.cost(best);
        for (Set<Candidate> each : way) {
            if (asking.bytes(each) <= bytes && asking.cost(each) < least) {
                best = each;
                least = asking.cost(each);
            }
        }
        return best;
    }

    private static List<Set<Candidate>> down(Asking asking) throws IOException {
        Set<Candidate> current = new LinkedHashSet<>();
        for (Query query : asking.queries()) {
            current.addAll(asking.used(query, new LinkedHashSet<>(asking.permutations(query))));
        }
        List<Set<Candidate>> way = new ArrayList<>(List.of(current));
        while (!current.isEmpty()) {
            Set<Candidate> best = Set.of();
            double least = Double.MAX_VALUE;
            double cost = asking.cost(current);
            for (Set<Candidate> next : steps(current)) {
                long freed = asking.bytes(current) - asking.bytes(next);
                if (freed > 0) {
                    double penalty = (asking.cost(next) - cost) / freed;
                    if (penalty < least) {
                        best = next;
                        least = penalty;
                    }
                }
            }
            current = best;
            way.add(current);
        }
        return way;
    }

    private static List<Set<Candidate>> steps(Set<Candidate> current) {
        List<Set<Candidate>> steps = new ArrayList<>();
        for (Candidate each : current) {
            Set<Candidate> rest = Asking.without(current, each);
            steps.add(rest);
            if (each.keys().size() > 1) {
                steps.add(Asking.with(
                        rest,
                        Candidate.btree(
                                each.table(), each.keys().subList(0, each.keys().size() - 1))));
            }
            for (Candidate other : rest) {
                if (other.table().equals(each.table())) {
                    Candidate merged = Asking.widened(each, other);
                    if (merged.keys().size() <= Asking.WIDEST + 1) {
                        steps.add(Asking.with(Asking.without(rest, other), merged));
                    }
                }
            }
        }
        return steps;
    }
}
