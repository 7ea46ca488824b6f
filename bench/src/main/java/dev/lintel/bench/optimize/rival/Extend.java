package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Adds an index of one column or widens a chosen one by a column, whichever saves most cost for each byte, until
/// nothing saves 0.3 % (Schlosser, Kossmann and Boissier, ICDE 2019).
final class Extend implements Rival {
    private static final double LEAST = 1.003;

    @Override
    public String name() {
        return "Extend";
    }

    @Override
    public Set<Candidate> choose(Asking asking, long bytes) throws IOException {
        Set<Candidate> chosen = new LinkedHashSet<>();
        double current = asking.cost(chosen);
        List<Candidate> singles = asking.singles();
        while (true) {
            Set<Candidate> best = Set.of();
            double bestRatio = 0;
            double bestCost = current;
            for (Set<Candidate> next : steps(chosen, singles)) {
                long more = asking.bytes(next) - asking.bytes(chosen);
                if (asking.bytes(next) > bytes) {
                    continue;
                }
                double cost = asking.cost(next);
                double ratio = (current - cost) / Math.max(1, more);
                if (cost * LEAST < current && ratio > bestRatio) {
                    best = next;
                    bestRatio = ratio;
                    bestCost = cost;
                }
            }
            if (best.isEmpty()) {
                return chosen;
            }
            chosen = best;
            current = bestCost;
        }
    }

    private static List<Set<Candidate>> steps(Set<Candidate> chosen, List<Candidate> singles) {
        List<Set<Candidate>> steps = new ArrayList<>();
        for (Candidate single : singles) {
            if (!chosen.contains(single)) {
                steps.add(Asking.with(chosen, single));
            }
            for (Candidate each : chosen) {
                boolean fits = each.keys().size() < Asking.WIDEST
                        && each.table().equals(single.table())
                        && !each.keys().containsAll(single.keys());
                if (fits && !chosen.contains(Asking.widened(each, single))) {
                    steps.add(Asking.with(Asking.without(chosen, each), Asking.widened(each, single)));
                }
            }
        }
        return steps;
    }
}
