package dev.lintel.design.brief;

import dev.lintel.cli.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
    private static final int LONGEST = 1 << 20;
    private static final int ALIASES = 10;

    /// @return empty when it is no YAML, which is a problem, or when nothing is there
    Optional<Node> root(String text) {
        LoadSettings limits = LoadSettings.builder()
                .setCodePointLimit(LONGEST)
                .setMaxAliasesForCollections(ALIASES)
                .build();
        try {
            return new Compose(limits).composeString(text);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.at(line, "this is no YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            problems.at(1, "this is no YAML: " + firstLine(broken));
        }
        return Optional.empty();
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }

    /// What stands under the keys of a section; another key is a problem.
    Map<String, Node> keys(@Nullable Node node, Section section) {
        return keys(node, section.keys());
    }

    /// What stands under names of the author's choice, with the nodes of the names beside those of the values.
    Map<String, Node> named(@Nullable Node node) {
        return keys(node, Set.of());
    }

    private Map<String, Node> keys(@Nullable Node node, Set<String> known) {
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
                problems.at(tuple.getKeyNode(), "no key '" + key + "' here" + instead(key, known));
            } else if (keys.putIfAbsent(key, tuple.getValueNode()) != null) {
                problems.at(tuple.getKeyNode(), "'" + key + "' is here twice; leave one out");
            }
        }
        return keys;
    }

    /// `; did you mean 'roles'?`, or all words that are possible.
    static String instead(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "; there is none yet";
        }
        String near = Suggestion.forWord(word, known);
        return near.isEmpty()
                ? "; it is one of " + String.join(", ", known.stream().sorted().toList())
                : near;
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problems.at(node, "here stands one value, no list and no keys");
        return "";
    }

    String text(@Nullable Node node, String otherwise) {
        return node == null ? otherwise : text(node);
    }

    /// A list, or one value that stands for a list of one.
    List<Node> list(@Nullable Node node) {
        return switch (node) {
            case null -> List.of();
            case SequenceNode sequence -> List.copyOf(sequence.getValue());
            default -> List.of(node);
        };
    }

    List<String> texts(@Nullable Node node) {
        return list(node).stream().map(this::text).toList();
    }

    boolean isTrue(@Nullable Node node, boolean otherwise) {
        return word(node, Map.of("true", true, "false", false), otherwise);
    }

    /// One of a few words.
    <T> T word(@Nullable Node node, Map<String, T> meanings, T otherwise) {
        if (node == null) {
            return otherwise;
        }
        String word = text(node);
        T meaning = meanings.get(word);
        if (meaning == null) {
            problems.at(node, "'" + word + "' means nothing here" + instead(word, meanings.keySet()));
            return otherwise;
        }
        return meaning;
    }

    double number(@Nullable Node node, double otherwise) {
        return node == null
                ? otherwise
                : amount(node, Quantity.number(text(node)), "a number; write it as 500, 20k or 3M", otherwise);
    }

    int whole(@Nullable Node node, int least, int most, int otherwise) {
        double number = number(node, otherwise);
        if (node != null && (number < least || number > most)) {
            problems.at(node, "it is a number from " + least + " to " + most);
            return otherwise;
        }
        return (int) number;
    }

    double millis(@Nullable Node node, double otherwise) {
        return node == null
                ? otherwise
                : amount(node, Quantity.millis(text(node)), "a time; write it as 50ms, 3s or 180d", otherwise);
    }

    double perSecond(@Nullable Node node) {
        if (node == null) {
            return 0;
        }
        OptionalDouble rate = Quantity.rate(text(node))
                .map(each -> OptionalDouble.of(each.perSecond()))
                .orElse(OptionalDouble.empty());
        return amount(node, rate, "a rate; write it as 300/s, 20/min or 1/day", 0);
    }

    private double amount(Node at, OptionalDouble value, String wanted, double otherwise) {
        if (value.isEmpty()) {
            problems.at(at, "'" + text(at) + "' is not " + wanted);
        }
        return value.orElse(otherwise);
    }
}
