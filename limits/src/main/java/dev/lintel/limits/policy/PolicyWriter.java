package dev.lintel.limits.policy;

import dev.lintel.limits.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes a policy so that [PolicyReader] gives the same one back.
public final class PolicyWriter {
    private final StringBuilder out = new StringBuilder();

    private PolicyWriter() {}

    public static String write(Policy policy) {
        PolicyWriter writer = new PolicyWriter();
        writer.tiers(policy.tiers());
        writer.rules(policy.rules());
        writer.costs(policy.costs());
        if (!policy.exempt().isEmpty()) {
            writer.line("exempt: " + paths(policy.exempt()));
        }
        return writer.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void tiers(List<Tier> tiers) {
        if (tiers.isEmpty()) {
            return;
        }
        line("tiers:");
        for (Tier tier : tiers) {
            line("  " + quoted(tier.name()) + ":");
            if (tier.authenticated()) {
                line("    authenticated: true");
            }
            tier.role().ifPresent(role -> line("    role: " + quoted(role)));
            tier.plan().ifPresent(plan -> line("    plan: " + quoted(plan)));
            line("    store-down: " + tier.storeDown().name().toLowerCase(Locale.ROOT));
        }
    }

    private void rules(List<Rule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        line("rules:");
        for (Rule rule : rules) {
            line("  " + quoted(rule.name()) + ":");
            line("    by: " + quoted(rule.subject().name()));
            if (!rule.routes().methods().isEmpty()) {
                line("    methods: "
                        + list(rule.routes().methods().stream().sorted().toList()));
            }
            if (!rule.routes().paths().isEmpty()) {
                line("    paths: " + paths(rule.routes().paths()));
            }
            allow(rule.limits());
            if (rule.concurrent() > 0) {
                line("    concurrent: " + rule.concurrent());
            }
            if (rule.report()) {
                line("    report: true");
            }
        }
    }

    private void allow(Map<String, List<Limit>> limits) {
        if (limits.isEmpty()) {
            return;
        }
        line("    allow:");
        new TreeMap<>(limits)
                .forEach((tier, each) -> line("      " + quoted(tier) + ": "
                        + list(each.stream().map(Limit::text).toList())));
    }

    private void costs(List<Cost> costs) {
        if (costs.isEmpty()) {
            return;
        }
        line("costs:");
        for (Cost cost : costs) {
            Set<String> methods = cost.routes().methods();
            for (PathPattern path : cost.routes().paths()) {
                String method = methods.isEmpty() ? "" : methods.iterator().next() + " ";
                line("  " + quoted(method + path.text()) + ": " + cost.units());
            }
        }
    }

    private static String paths(List<PathPattern> paths) {
        return list(paths.stream().map(PathPattern::text).toList());
    }

    private static String list(List<String> texts) {
        return texts.stream().map(PolicyWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// Quotes all but plain words: `*`, `no` and `1` mean something else to YAML.
    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z_-]{3,}") && !text.matches("(?i)true|false|null");
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
