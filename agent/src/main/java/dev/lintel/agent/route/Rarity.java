package dev.lintel.agent.route;

import dev.lintel.agent.route.Marks.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How telling each mark is: a word that stands in few sentences tells more than one that stands in all (inverse
/// document frequency; Sparck Jones, "A statistical interpretation of term specificity", 1972). Every kind of mark
/// weighs the same in a short and in a long sentence, so that stories are not judged more boldly than cries.
final class Rarity {
    private static final double SCALE = 3;
    /// A pair or a piece that was seen once says nothing of others.
    private static final int LEAST = 2;

    private final Map<String, Double> rarity;

    private Rarity(Map<String, Double> rarity) {
        this.rarity = rarity;
    }

    static Rarity of(List<Marks> all) {
        Map<String, Integer> seen = new HashMap<>();
        for (Marks marks : all) {
            marks.said().forEach((kind, said) -> said.forEach(each -> seen.merge(name(kind, each), 1, Integer::sum)));
        }
        Map<String, Double> rarity = new HashMap<>();
        seen.forEach((name, times) -> {
            if (times >= LEAST || name.startsWith(Kind.WORD.name())) {
                rarity.put(name, Math.log((double) all.size() / times) / SCALE);
            }
        });
        return new Rarity(rarity);
    }

    private static String name(Kind kind, String said) {
        return kind.name() + " " + said;
    }

    /// All that [#weigh] may give values to.
    static Set<String> names(Marks marks) {
        Set<String> names = new HashSet<>(marks.form().keySet());
        marks.said().forEach((kind, said) -> said.forEach(each -> names.add(name(kind, each))));
        return names;
    }

    /// The marks with their values; what was never seen is left out.
    Map<String, Double> weigh(Marks marks) {
        Map<String, Double> values = new HashMap<>(marks.form());
        marks.said().forEach((kind, said) -> {
            double length = Math.sqrt(said.stream()
                    .mapToDouble(each -> rarity.getOrDefault(name(kind, each), 0.0))
                    .map(value -> value * value)
                    .sum());
            if (length > 0) {
                known(kind, said).forEach((name, value) -> values.put(name, value / length));
            }
        });
        return values;
    }

    private Map<String, Double> known(Kind kind, Set<String> said) {
        Map<String, Double> known = new HashMap<>();
        for (String each : said) {
            Double value = rarity.get(name(kind, each));
            if (value != null) {
                known.put(name(kind, each), value);
            }
        }
        return known;
    }

    /// What was learned before.
    static Rarity known(Map<String, Double> rarity) {
        return new Rarity(Map.copyOf(rarity));
    }

    /// By the names that [#weigh] gives.
    Map<String, Double> byName() {
        return Collections.unmodifiableMap(rarity);
    }
}
