package dev.lintel.design.brief;

import dev.lintel.cli.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Nodes of YAML, asked for what is expected at a place; what is there instead becomes a problem at its line.
record Yaml(Problems problems) {
    Map<String, Node> root(String text, Set<String> known) {
        LoadSettings limits = LoadSettings.builder()
                .setCodePointLimit(1 << 20)
                .setMaxAliasesForCollections(10)
                .build();
        try {
            return new Compose(limits).composeString(text).map(node -> keys(node, known)).orElse(Map.of());
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.at(line, "this is no YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            problems.at(1, "this is no YAML: " + String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        }
        return Map.of();
    }

    /// @param known the keys that are understood; empty when any name may stand here
    Map<String, Node> keys(@Nullable Node node, Set<String> known) {
        Map<String, Node> keys = new LinkedHashMap<>();
        if (node == null) {
            return keys;
        }
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, "here stand keys with values, `{key: value}`");
            return keys;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(key)) {
                problems.at(tuple.getKeyNode(), "no key '" + key + "' here" + suggestion(key, known));
            } else if (keys.putIfAbsent(key, tuple.getValueNode()) != null) {
                problems.at(tuple.getKeyNode(), "'" + key + "' is here twice");
            }
        }
        return keys;
    }

    static String suggestion(String word, Set<String> known) {
        String near = Suggestion.forWord(word, known);
        return near.isEmpty() ? "; it is one of " + String.join(", ", known.stream().sorted().toList()) : near;
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problems.at(node, "here stands one value");
        return "";
    }

    Optional<String> text(@Nullable Node node, String otherwise) {
        return Optional.of(node == null ? otherwise : text(node));
    }

    /// A list, or one value that stands for a list of one.
    List<Node> list(@Nullable Node node) {
        return switch (node) {
            case null -> List.of();
            case SequenceNode sequence -> List.copyOf(sequence.getValue());
            default -> List.of(node);
        };
    }

    boolean isTrue(@Nullable Node node, boolean otherwise) {
        if (node == null) {
            return otherwise;
        }
        return switch (text(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problems.at(node, "it is true or false");
                yield otherwise;
            }
        };
    }
}
