package dev.lintel.guard.limit;

import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.Quota;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A rule made ready for requests: whatever can be said of it before the first one comes.
public final class Prepared {
    private final Rule rule;
    private final Map<String, Shape> tiers;

    private Prepared(Rule rule, Map<String, Shape> tiers) {
        this.rule = rule;
        this.tiers = Map.copyOf(tiers);
    }

    public static Prepared of(Rule rule) {
        Map<String, Shape> tiers = new HashMap<>();
        rule.limits().forEach((tier, limits) -> tiers.put(tier, Shape.of(rule.name(), limits)));
        tiers.putIfAbsent(Rule.ANY, Shape.of(rule.name(), List.of()));
        return new Prepared(rule, tiers);
    }

    Rule rule() {
        return rule;
    }

    /// What the rule means to callers of a tier.
    Shape at(Tier tier) {
        Shape own = tiers.get(tier.name());
        return own != null ? own : tiers.getOrDefault(Rule.ANY, Shape.NONE);
    }

    /// @param key the beginning of the key under which a subject is counted. It has a letter for the kind of each
    ///     limit: what one kind remembers means nothing to another
    /// @param named the limits as clients are told of them
    record Shape(String key, List<Limit> limits, List<Named> named) {
        static final Shape NONE = new Shape("", List.of(), List.of());

        static Shape of(String rule, List<Limit> limits) {
            StringBuilder kinds = new StringBuilder();
            List<Named> named = new ArrayList<>();
            List<String> taken = new ArrayList<>();
            for (Limit limit : limits) {
                kinds.append(limit instanceof Gcra ? 'b' : limit instanceof Quota ? 'q' : 'w');
                String suffix = "-" + LimitText.period(limit.period());
                suffix += taken.contains(suffix) ? "-" + taken.size() : "";
                taken.add(suffix);
                named.add(Named.of(limits.size() == 1 ? rule : rule + suffix, limit));
            }
            return new Shape(rule + '/' + kinds + '/', List.copyOf(limits), List.copyOf(named));
        }
    }
}
