package dev.lintel.limits.policy;

import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads rules and costs.
final class RuleReader {
    private static final Set<String> WORDS = Set.of("by", "paths", "methods", "allow", "concurrent", "report");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int MOST_CONCURRENT = 1_000_000;

    private final Complaints complaints;
    private final Mapping mapping;
    private final Set<String> tiers;

    RuleReader(Complaints complaints, List<Tier> tiers) {
        this.complaints = complaints;
        this.mapping = new Mapping(complaints);
        this.tiers = tiers.stream().map(Tier::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Rule> rules(@Nullable Node node) {
        List<Rule> rules = new ArrayList<>();
        if (node == null) {
            return rules;
        }
        Set<String> names = new LinkedHashSet<>();
        for (NodeTuple tuple : mapping.entries(node, "rules")) {
            String name = Mapping.key(tuple);
            if (!names.add(name)) {
                complaints.add(tuple.getKeyNode(), "there are two rules called \"" + name + "\"");
            }
            rules.add(rule(name, tuple));
        }
        return rules;
    }

    private Rule rule(String name, NodeTuple tuple) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
            complaints.add(
                    tuple.getKeyNode(),
                    "a rule's name goes into header fields: letters, digits, -, _ and . only, at most 64");
        }
        Map<String, Node> words = mapping.of(tuple.getValueNode(), "a rule", WORDS);
        Node by = words.get("by");
        Node allow = words.get("allow");
        Node concurrent = words.get("concurrent");
        if (by == null) {
            complaints.add(tuple.getKeyNode(), "\"" + name + "\" does not say whose requests it counts: by: address");
        }
        if (allow == null && concurrent == null) {
            complaints.add(tuple.getKeyNode(), "\"" + name + "\" limits nothing: allow: 300/min, or concurrent: 20");
        }
        return new Rule(
                name,
                new Subject(mapping.text(by).orElse("address")),
                routes(words.get("methods"), words.get("paths")),
                allow == null ? Map.of() : allow(allow),
                concurrent == null ? 0 : (int) mapping.number(concurrent, MOST_CONCURRENT),
                mapping.flag(words.get("report")));
    }

    private Map<String, List<Limit>> allow(Node node) {
        if (!(node instanceof MappingNode)) {
            return Map.of(Rule.ANY, limits(node));
        }
        Map<String, List<Limit>> byTier = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.entries(node, "allow")) {
            String tier = Mapping.key(tuple);
            if (!tier.equals(Rule.ANY) && !tiers.contains(tier)) {
                complaints.add(tuple.getKeyNode(), "there is no tier \"" + tier + "\"" + Mapping.guess(tier, tiers));
            }
            byTier.put(tier, limits(tuple.getValueNode()));
        }
        return byTier;
    }

    private List<Limit> limits(Node node) {
        List<ScalarNode> texts = mapping.texts(node);
        List<Limit> limits = new ArrayList<>();
        for (ScalarNode text : texts) {
            try {
                limits.addAll(
                        texts.size() == 1 ? Allowance.read(text.getValue()) : List.of(LimitText.read(text.getValue())));
            } catch (IllegalArgumentException wrong) {
                complaints.add(text, String.valueOf(wrong.getMessage()));
            }
        }
        return limits;
    }

    List<Cost> costs(@Nullable Node node) {
        List<Cost> costs = new ArrayList<>();
        if (node != null) {
            for (NodeTuple tuple : mapping.entries(node, "costs")) {
                costs.add(new Cost(call(tuple), mapping.number(tuple.getValueNode(), Integer.MAX_VALUE)));
            }
        }
        return costs;
    }

    /// `POST /v1/users`, or a path for every method.
    private Routes call(NodeTuple tuple) {
        String text = Mapping.key(tuple).strip();
        int space = text.indexOf(' ');
        String method = space < 0 ? "" : text.substring(0, space).toUpperCase(Locale.ROOT);
        if (!method.isEmpty() && !METHODS.contains(method)) {
            complaints.add(tuple.getKeyNode(), "\"" + method + "\" is no method" + Mapping.guess(method, METHODS));
        }
        String path = text.substring(space + 1).strip();
        return new Routes(method.isEmpty() ? Set.of() : Set.of(method), paths(tuple.getKeyNode(), List.of(path)));
    }

    private Routes routes(@Nullable Node methods, @Nullable Node paths) {
        Set<String> known = new LinkedHashSet<>();
        if (methods != null) {
            for (ScalarNode each : mapping.texts(methods)) {
                String method = each.getValue().toUpperCase(Locale.ROOT);
                if (!METHODS.contains(method)) {
                    complaints.add(each, "\"" + method + "\" is no method" + Mapping.guess(method, METHODS));
                }
                known.add(method);
            }
        }
        return new Routes(known, paths == null ? List.of() : paths(paths));
    }

    List<PathPattern> paths(Node node) {
        List<PathPattern> paths = new ArrayList<>();
        mapping.texts(node).forEach(each -> paths.addAll(paths(each, List.of(each.getValue()))));
        return paths;
    }

    private List<PathPattern> paths(Node at, List<String> texts) {
        List<PathPattern> paths = new ArrayList<>();
        for (String text : texts) {
            try {
                paths.add(PathPattern.of(text));
            } catch (IllegalArgumentException wrong) {
                complaints.add(at, String.valueOf(wrong.getMessage()));
            }
        }
        return paths;
    }
}
