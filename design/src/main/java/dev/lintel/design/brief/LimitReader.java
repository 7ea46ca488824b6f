package dev.lintel.design.brief;

import dev.lintel.design.brief.Brief.Allowance;
import dev.lintel.design.brief.Brief.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what stands under `limits:`, and gives every role a tier that has none.
///
/// @param keyed roles whose callers are programs with a key
record LimitReader(Yaml yaml, Problems problems, Known known, List<String> keyed) {
    private static final Pattern ALLOWANCE = Pattern.compile("(\\S+/\\w+)(?:\\s+burst\\s+(\\d{1,9}))?(\\s+per key)?");
    static final Allowance STRANGERS = new Allowance(60, 60, 20, false);
    static final Allowance KNOWN = new Allowance(300, 60, 60, false);
    private static final int DEAR = 10;
    private static final int MOST = 1000;

    /// No burst is smaller than what one request may cost: it would never be let in.
    Limits read(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Section.LIMITS);
        Map<String, Allowance> tiers = new LinkedHashMap<>();
        tiers.put(Limits.ANONYMOUS, STRANGERS);
        known.roles().forEach(role -> tiers.put(role, KNOWN));
        yaml.named(keys.get("tiers")).forEach((tier, at) -> {
            Set<String> possible = new TreeSet<>(known.roles());
            possible.add(Limits.ANONYMOUS);
            if (!possible.contains(tier)) {
                problems.at(at, "no tier '" + tier + "'" + Yaml.instead(tier, possible));
            }
            allowance(tier, at).ifPresent(each -> tiers.put(tier, each));
        });
        Map<String, Integer> weights = weights(keys.get("weights"));
        int dearest = weights.values().stream().max(Integer::compare).orElse(1);
        tiers.replaceAll((_, each) -> each.burst() >= dearest
                ? each
                : new Allowance(each.requests(), each.perSeconds(), dearest, each.perKey()));
        return new Limits(Copies.of(tiers), Copies.of(weights));
    }

    private Optional<Allowance> allowance(String tier, Node at) {
        Matcher matcher = ALLOWANCE.matcher(yaml.text(at));
        Optional<Quantity.Rate> rate = matcher.matches() ? Quantity.rate(matcher.group(1)) : Optional.empty();
        if (rate.isEmpty() || rate.get().count() < 1) {
            problems.at(at, "write a limit as `300/min`, `300/min burst 50` or `6000/min per key`");
            return Optional.empty();
        }
        boolean perKey = matcher.group(3) != null;
        if (perKey && !keyed.contains(tier)) {
            problems.at(at, tier + " has no keys to count by; write `auth: {apiKeys: {for: [" + tier + "]}}`");
        }
        long count = (long) rate.get().count();
        String burst = matcher.group(2);
        return Optional.of(new Allowance(
                count, rate.get().seconds(), burst == null ? Math.max(1, count / 10) : Long.parseLong(burst), perKey));
    }

    private Map<String, Integer> weights(@Nullable Node node) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        boolean accounts = known.resources().values().stream().anyMatch(Known.Names::isAccount);
        if (accounts) {
            weights.put("login", DEAR);
        }
        yaml.named(node).forEach((operation, at) -> {
            if (!known.isOperation(operation)) {
                problems.at(at, "no operation '" + operation + "'" + Yaml.instead(operation, known.operations()));
            }
            weights.put(Known.operation(operation), yaml.whole(at, 1, MOST, 1));
        });
        return weights;
    }
}
