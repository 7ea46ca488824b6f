package dev.lintel.limits.policy;

import dev.lintel.limits.Limit;
import java.util.List;
import java.util.Map;

/// One limit of a policy.
///
/// @param name unique; part of the stored key, so that a rule keeps its counts when its numbers change
/// @param subject whose requests are counted together
/// @param routes what it looks at
/// @param limits by tier; [#ANY] is for tiers without their own; all limits of a tier must admit
/// @param concurrent requests of one subject at the same time; 0 is no bound
/// @param report count and say what would have been refused, refuse nothing
public record Rule(
        String name, Subject subject, Routes routes, Map<String, List<Limit>> limits, int concurrent, boolean report) {
    /// The tier's name under which limits for all other tiers stand.
    public static final String ANY = "*";

    public Rule {
        limits = Map.copyOf(limits);
    }

    /// The limits of a tier; none if the rule does not bind it.
    public List<Limit> limits(Tier tier) {
        List<Limit> own = limits.get(tier.name());
        return own != null ? own : limits.getOrDefault(ANY, List.of());
    }
}
