package dev.lintel.guard.boot;

import dev.lintel.limits.Limit;
import dev.lintel.limits.policy.Allowance;
import dev.lintel.limits.policy.Routes;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.StoreDown;
import dev.lintel.limits.policy.Subject;
import dev.lintel.limits.policy.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Limits by role without a policy file: each role is a tier, and all of them make one rule that counts by user, and
/// by address who has no login.
final class RoleLimits {
    private static final String ANONYMOUS = "anonymous";
    private static final String NAME = "lintel.guard.limits.per-role";

    private RoleLimits() {}

    /// A role and what it is allowed; `anonymous` is every caller without one of the others.
    record OfRole(String role, List<Limit> limits) {
        /// A tier is the first that fits: the more generous ones stand first, and who has no role last.
        private static final Comparator<OfRole> GENEROUS_FIRST = Comparator.comparing(OfRole::isAnonymous)
                .thenComparing(Comparator.comparingDouble(OfRole::perSecond).reversed())
                .thenComparing(OfRole::role);

        boolean isAnonymous() {
            return role.equals(ANONYMOUS);
        }

        /// What the tightest of its limits gives in the long run.
        private double perSecond() {
            return limits.stream()
                    .mapToDouble(each -> (double) each.quota() / each.period())
                    .min()
                    .orElse(0);
        }

        Tier tier() {
            return new Tier(
                    role,
                    false,
                    isAnonymous() ? Optional.empty() : Optional.of("ROLE_" + role),
                    Optional.empty(),
                    StoreDown.LOCAL);
        }
    }

    /// @throws GuardStartException that names the role whose limit is none, or says that callers without a role are
    ///     not limited
    static List<OfRole> of(Map<String, String> texts) {
        List<OfRole> roles = new ArrayList<>();
        texts.forEach((role, text) -> {
            try {
                roles.add(new OfRole(role, Allowance.read(text)));
            } catch (IllegalArgumentException wrong) {
                throw new GuardStartException(NAME + "." + role + ": " + wrong.getMessage(), "Mend the setting.");
            }
        });
        if (!roles.isEmpty() && roles.stream().noneMatch(OfRole::isAnonymous)) {
            throw new GuardStartException(
                    NAME + " says nothing of callers that have none of the roles: they would not be limited.",
                    "Add " + NAME + "." + ANONYMOUS + ".");
        }
        roles.sort(OfRole.GENEROUS_FIRST);
        return List.copyOf(roles);
    }

    static Rule rule(List<OfRole> roles) {
        return new Rule(
                "per-role",
                Subject.USER,
                Routes.ALL,
                roles.stream().collect(Collectors.toMap(OfRole::role, OfRole::limits)),
                0,
                false);
    }
}
