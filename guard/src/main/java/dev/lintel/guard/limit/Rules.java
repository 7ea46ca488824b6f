package dev.lintel.guard.limit;

import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.Quota;
import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A policy made ready for requests: rules by stage, and of every rule and tier the names and the beginning of the
/// keys.
final class Rules {
    final Policy policy;
    private final List<Rule> before = new ArrayList<>();
    private final List<Rule> after = new ArrayList<>();
    private final Map<List<Limit>, Shape> shapes = new HashMap<>();

    Rules(Policy policy) {
        this.policy = policy;
        for (Rule rule : policy.rules()) {
            boolean sameForAllTiers = rule.limits().keySet().stream().allMatch(Rule.ANY::equals);
            (rule.subject().beforeAuthentication() && sameForAllTiers ? before : after).add(rule);
            shape(rule.limits().values());
        }
    }

    private void shape(Collection<List<Limit>> limits) {
        limits.forEach(each -> shapes.put(each, Shape.of(each)));
    }

    List<Rule> at(Stage stage) {
        return stage == Stage.BEFORE_AUTHENTICATION ? before : after;
    }

    Tier tier(LimitedRequest request) {
        return policy.tier(request.caller());
    }

    Shape shape(List<Limit> limits) {
        Shape known = shapes.get(limits);
        return known == null ? Shape.of(limits) : known;
    }

    /// What can be said of a list of limits beforehand.
    ///
    /// @param kinds a letter for each, part of the key: what one kind remembers means nothing to another
    /// @param suffixes what tells them apart in header fields
    record Shape(String kinds, List<String> suffixes) {
        static Shape of(List<Limit> limits) {
            StringBuilder kinds = new StringBuilder();
            List<String> suffixes = new ArrayList<>();
            for (Limit limit : limits) {
                kinds.append(limit instanceof Gcra ? 'b' : limit instanceof Quota ? 'q' : 'w');
                String suffix = "-" + LimitText.period(limit.period());
                boolean taken = suffixes.contains(suffix);
                suffixes.add(limits.size() == 1 ? "" : taken ? suffix + "-" + suffixes.size() : suffix);
            }
            return new Shape(kinds.toString(), List.copyOf(suffixes));
        }
    }
}
