package dev.lintel.limits.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the kinds of callers.
final class TierReader {
    private static final Set<String> WORDS = Set.of("authenticated", "role", "plan", "store-down");
    private static final Set<String> STORE_DOWN = Set.of("open", "closed", "local");

    private final Complaints complaints;
    private final Mapping mapping;

    TierReader(Complaints complaints) {
        this.complaints = complaints;
        this.mapping = new Mapping(complaints);
    }

    List<Tier> read(@Nullable Node node) {
        List<Tier> tiers = new ArrayList<>();
        if (node == null) {
            return tiers;
        }
        for (NodeTuple tuple : mapping.entries(node, "tiers")) {
            if (!tiers.isEmpty() && tiers.get(tiers.size() - 1).isOpen()) {
                String open = tiers.get(tiers.size() - 1).name();
                complaints.add(
                        tuple.getKeyNode(),
                        "nobody can belong to \"" + Mapping.key(tuple) + "\": \"" + open
                                + "\" before it takes every caller");
            }
            tiers.add(tier(Mapping.key(tuple), tuple.getValueNode()));
        }
        return tiers;
    }

    private Tier tier(String name, Node node) {
        boolean empty = node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
        Map<String, Node> words = empty ? Map.of() : mapping.of(node, "a tier", WORDS);
        return new Tier(
                name,
                mapping.flag(words.get("authenticated")),
                mapping.text(words.get("role")),
                mapping.text(words.get("plan")),
                storeDown(words.get("store-down")));
    }

    private StoreDown storeDown(@Nullable Node node) {
        if (node == null) {
            return StoreDown.LOCAL;
        }
        String text = mapping.text(node).orElse("");
        if (!STORE_DOWN.contains(text)) {
            complaints.add(node, "\"" + text + "\" is not known for store-down" + Mapping.guess(text, STORE_DOWN));
            return StoreDown.LOCAL;
        }
        return StoreDown.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
