package dev.lintel.limits.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML nodes into maps, lists and texts; what does not fit is a complaint and is left out.
final class Mapping {
    private final Complaints complaints;

    Mapping(Complaints complaints) {
        this.complaints = complaints;
    }

    /// The entries of a mapping whose keys are known.
    Map<String, Node> of(Node node, String what, Set<String> known) {
        Map<String, Node> found = new LinkedHashMap<>();
        entries(node, what).forEach(tuple -> {
            String key = key(tuple);
            if (known.contains(key)) {
                found.put(key, tuple.getValueNode());
            } else {
                complaints.add(tuple.getKeyNode(), "\"" + key + "\" is not known in " + what + guess(key, known));
            }
        });
        return found;
    }

    /// The entries of a mapping whose keys are names that the author gives.
    List<NodeTuple> entries(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        complaints.add(node, what + " is written as names with values below");
        return List.of();
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    /// The texts of a list, or of a single text.
    List<ScalarNode> texts(Node node) {
        List<ScalarNode> found = new ArrayList<>();
        List<Node> each = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (Node one : each) {
            if (one instanceof ScalarNode scalar) {
                found.add(scalar);
            } else {
                complaints.add(one, "a text, or a list of texts, is wanted here");
            }
        }
        return found;
    }

    /// The text of a node that may be absent.
    Optional<String> text(@Nullable Node node) {
        return node == null
                ? Optional.empty()
                : texts(node).stream().findFirst().map(ScalarNode::getValue);
    }

    boolean flag(@Nullable Node node) {
        String text = text(node).orElse("false");
        if (node != null && !text.equals("true") && !text.equals("false")) {
            complaints.add(node, "true or false is wanted here, not \"" + text + "\"");
        }
        return text.equals("true");
    }

    /// A whole number from 1 on.
    long number(Node node, long most) {
        String text = text(node).orElse("");
        if (text.matches("[1-9][0-9]{0,9}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        complaints.add(node, "a whole number from 1 to " + most + " is wanted here, not \"" + text + "\"");
        return 1;
    }

    /// `; did you mean "rules"?`, or all that there is if nothing is near.
    static String guess(String wrong, Set<String> known) {
        return known.stream()
                .filter(each -> distance(wrong, each) <= (each.length() + 1) / 2)
                .min(Comparator.comparingInt((String each) -> distance(wrong, each))
                        .thenComparing(each -> each))
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(
                        known.isEmpty()
                                ? "; none is declared"
                                : "; there are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
    }

    /// Edits between two words (Levenshtein 1965).
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
