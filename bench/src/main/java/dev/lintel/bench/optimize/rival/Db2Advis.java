package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shows all indexes of a query at once, credits what the plan uses with the query's whole gain, lets the gain of a
/// prefix go to the longer index, and fills the budget by gain for each byte (Valentin, Zuliani, Zilio, Lohman and
/// Skelley, ICDE 2000; without the random variations at the end).
final class Db2Advis implements Rival {
    @Override
    public String name() {
        return "DB2Advis";
    }

    @Override
    public Set<Candidate> choose(Asking asking, long bytes) throws IOException {
        Map<Candidate, Double> gains = new HashMap<>();
        for (Query query : asking.queries()) {
            Set<Candidate> all = new LinkedHashSet<>(asking.permutations(query));
            double gain = asking.cost(query, Set.of()) - asking.cost(query, all);
            for (Candidate each : asking.used(query, all)) {
                gains.merge(each, gain, Double::sum);
            }
        }
        List<Candidate> byRatio = gains.keySet().stream()
                .sorted(Comparator.comparingDouble((Candidate each) -> -ratio(each, gains, asking))
                        .thenComparing(Candidate::toString))
                .toList();
        Set<Candidate> ordered = new LinkedHashSet<>(byRatio);
        for (Candidate shorter : byRatio) {
            for (Candidate longer : byRatio) {
                if (longer.extendsKeysOf(shorter)
                        && ordered.contains(shorter)
                        && byRatio.indexOf(longer) < byRatio.indexOf(shorter)) {
                    gains.merge(longer, gains.getOrDefault(shorter, 0.0), Double::sum);
                    ordered.remove(shorter);
                }
            }
        }
        Set<Candidate> chosen = new LinkedHashSet<>();
        for (Candidate each : ordered.stream()
                .sorted(Comparator.comparingDouble((Candidate one) -> -ratio(one, gains, asking))
                        .thenComparing(Candidate::toString))
                .toList()) {
            if (asking.bytes(Asking.with(chosen, each)) <= bytes) {
                chosen.add(each);
            }
        }
        return chosen;
    }

    private static double ratio(Candidate each, Map<Candidate, Double> gains, Asking asking) {
        try {
            return gains.getOrDefault(each, 0.0) / asking.bytes(Set.of(each));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
