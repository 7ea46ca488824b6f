package dev.lintel.limits.policy;

import java.util.List;

/// Everything that limits one service. All rules that fit a request apply to it at once; the first that refuses
/// answers.
///
/// @param tiers kinds of callers in the order in which they are tried; one without a condition ends the list
/// @param rules in the order of the file
/// @param costs what calls cost; the first that fits counts, others cost 1
/// @param exempt paths that no rule looks at, such as health checks
public record Policy(List<Tier> tiers, List<Rule> rules, List<Cost> costs, List<PathPattern> exempt) {
    public static final Policy NONE = new Policy(List.of(), List.of(), List.of(), List.of());

    public Policy {
        tiers = List.copyOf(tiers);
        rules = List.copyOf(rules);
        costs = List.copyOf(costs);
        exempt = List.copyOf(exempt);
    }

    /// The first tier that a caller belongs to.
    public Tier tier(Caller caller) {
        for (Tier tier : tiers) {
            if (tier.holds(caller)) {
                return tier;
            }
        }
        return Tier.EVERYBODY;
    }

    /// What a call costs: one unit unless said otherwise.
    public long cost(String method, String path) {
        for (Cost cost : costs) {
            if (cost.routes().fit(method, path)) {
                return cost.units();
            }
        }
        return 1;
    }

    public boolean isExempt(String path) {
        for (PathPattern pattern : exempt) {
            if (pattern.fits(path)) {
                return true;
            }
        }
        return false;
    }
}
