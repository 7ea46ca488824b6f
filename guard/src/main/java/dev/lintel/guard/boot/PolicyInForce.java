package dev.lintel.guard.boot;

import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.web.Identity;
import dev.lintel.limits.policy.Allowance;
import dev.lintel.limits.policy.Cost;
import dev.lintel.limits.policy.PathPattern;
import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.Routes;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ResourceLoader;

/// The policy that the settings ask for: a file, or the rules that need none.
final class PolicyInForce implements AutoCloseable {
    /// Who watches the service must not be limited by the load that it looks for.
    private static final List<PathPattern> WATCHED =
            List.of(PathPattern.of("/actuator/health/**"), PathPattern.of("/actuator/prometheus"));

    private final Policy policy;
    private final Optional<PolicyFile> file;

    private PolicyInForce(Policy policy, Optional<PolicyFile> file) {
        this.policy = policy;
        this.file = file;
    }

    static PolicyInForce of(LimitsSettings settings, ResourceLoader resources, Identity identity) {
        PolicyInForce found = of(settings, resources);
        Set<String> unknown = identity.unknown(found.policy);
        if (!unknown.isEmpty()) {
            throw new GuardStartException(
                    "The policy of rate limits counts by " + String.join(", ", unknown)
                            + ", and nothing in this service tells whose requests those are.",
                    "Count by address, user, key or everyone, or declare a SubjectSource bean of that name.");
        }
        return found;
    }

    private static PolicyInForce of(LimitsSettings settings, ResourceLoader resources) {
        if (settings.policy() == null) {
            return new PolicyInForce(inline(settings), Optional.empty());
        }
        if (settings.perAddress() != null
                || settings.perUser() != null
                || !settings.perRole().isEmpty()
                || !settings.costs().isEmpty()) {
            throw new GuardStartException(
                    "lintel.guard.limits has a policy file and per-address, per-user, per-role or costs beside it.",
                    "Write those limits into the file as well, or drop the file.");
        }
        PolicyFile file = new PolicyFile(resources.getResource(settings.policy()));
        return new PolicyInForce(file.policy(), Optional.of(file));
    }

    private static Policy inline(LimitsSettings settings) {
        List<Rule> rules = new ArrayList<>();
        if (settings.perAddress() != null) {
            rules.add(rule("per-address", Subject.ADDRESS, settings.perAddress()));
        }
        if (settings.perUser() != null) {
            rules.add(rule("per-user", Subject.USER, settings.perUser()));
        }
        List<RoleLimits.OfRole> roles = RoleLimits.of(settings.perRole());
        if (!roles.isEmpty()) {
            rules.add(RoleLimits.rule(roles));
        }
        return new Policy(
                roles.stream().map(RoleLimits.OfRole::tier).toList(),
                rules,
                settings.costs().stream().map(PolicyInForce::cost).toList(),
                WATCHED);
    }

    private static Cost cost(LimitsSettings.Cost setting) {
        try {
            return new Cost(
                    new Routes(Set.of(setting.method()), List.of(PathPattern.of(setting.path()))), setting.cost());
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException("lintel.guard.limits.costs: " + wrong.getMessage(), "Mend the path.");
        }
    }

    private static Rule rule(String name, Subject subject, String text) {
        try {
            return new Rule(name, subject, Routes.ALL, Map.of(Rule.ANY, Allowance.read(text)), 0, false);
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    "lintel.guard.limits." + name + ": " + wrong.getMessage(), "Mend the setting.");
        }
    }

    Policy policy() {
        return policy;
    }

    void follow(Limiter limiter, Duration every) {
        file.ifPresent(each -> each.follow(limiter, every));
    }

    @Override
    public void close() {
        file.ifPresent(PolicyFile::close);
    }
}
