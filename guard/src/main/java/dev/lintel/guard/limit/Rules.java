package dev.lintel.guard.limit;

import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Tier;
import java.util.ArrayList;
import java.util.List;

/// A policy made ready for requests.
final class Rules {
    final Policy policy;
    final List<Prepared> all;
    private final List<Prepared> before = new ArrayList<>();
    private final List<Prepared> after = new ArrayList<>();

    Rules(Policy policy) {
        this.policy = policy;
        this.all = policy.rules().stream().map(Prepared::of).toList();
        for (Prepared each : all) {
            boolean sameForAllTiers = each.rule().limits().keySet().stream().allMatch(Rule.ANY::equals);
            (each.rule().subject().beforeAuthentication() && sameForAllTiers ? before : after).add(each);
        }
    }

    List<Prepared> at(Stage stage) {
        return stage == Stage.BEFORE_AUTHENTICATION ? before : after;
    }

    /// Nobody is asked who calls where all callers are the same.
    Tier tier(LimitedRequest request) {
        return policy.tiers().isEmpty() ? Tier.EVERYBODY : policy.tier(request.caller());
    }
}
