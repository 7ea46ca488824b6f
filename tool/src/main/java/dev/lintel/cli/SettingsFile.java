package dev.lintel.cli;

import dev.lintel.finding.Risk;
import dev.lintel.flow.knowledge.Rule;
import dev.lintel.flow.knowledge.RuleFile;
import dev.lintel.link.Linker;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.ProjectSettings.PublicPath;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads `lintel.yaml`. Every key is known or answered with the one that was meant; nothing is silently ignored.
final class SettingsFile {
    private static final SourceId FILE = new SourceId(ProjectSettings.FILE);
    private static final Set<String> KEYS = Set.of("risks", "excludes", "edge", "public", "flow", "answers");
    private static final Set<String> EDGE_KEYS = Set.of("authenticates", "limits");

    private SettingsFile() {}

    static ProjectSettings parse(String text) throws UsageProblem {
        Map<String, Node> keys = keys(root(text), KEYS);
        return new ProjectSettings(
                risks(keys), texts(keys.get("excludes")), edge(keys), publicPaths(keys), flow(keys), answers(keys));
    }

    private static Optional<Node> root(String text) throws UsageProblem {
        LoadSettings limits = LoadSettings.builder()
                .setCodePointLimit(1 << 20)
                .setMaxAliasesForCollections(10)
                .build();
        try {
            return new Compose(limits).composeString(text);
        } catch (YamlEngineException broken) {
            String first =
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            throw new UsageProblem(ProjectSettings.FILE + " is no YAML: " + first);
        }
    }

    private static Map<String, Node> keys(Optional<Node> node, Set<String> known) throws UsageProblem {
        Map<String, Node> keys = new LinkedHashMap<>();
        if (node.isEmpty()) {
            return keys;
        }
        for (NodeTuple tuple : mapping(node.get()).getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(key)) {
                throw problem(tuple.getKeyNode(), "no setting '" + key + "'" + Suggestion.forWord(key, known));
            }
            keys.put(key, tuple.getValueNode());
        }
        return keys;
    }

    private static Map<String, Optional<Risk>> risks(Map<String, Node> keys) throws UsageProblem {
        Map<String, Optional<Risk>> risks = new LinkedHashMap<>();
        Set<String> ids = Explain.ids();
        for (var entry : keys(Optional.ofNullable(keys.get("risks")), ids).entrySet()) {
            String wanted = scalar(entry.getValue());
            risks.put(
                    entry.getKey(),
                    wanted.equals("off") ? Optional.empty() : Optional.of(risk(entry.getValue(), wanted)));
        }
        return risks;
    }

    private static Risk risk(Node at, String label) throws UsageProblem {
        List<String> labels = Stream.of(Risk.values()).map(Risk::label).toList();
        int index = labels.indexOf(label);
        if (index < 0) {
            throw problem(at, "no risk '" + label + "'" + Suggestion.forWord(label, labels) + " (or off)");
        }
        return Risk.values()[index];
    }

    private static Linker.Edge edge(Map<String, Node> keys) throws UsageProblem {
        Map<String, Node> edge = keys(Optional.ofNullable(keys.get("edge")), EDGE_KEYS);
        return new Linker.Edge(whenTrue(edge.get("authenticates")), whenTrue(edge.get("limits")));
    }

    private static Optional<Span> whenTrue(@Nullable Node node) throws UsageProblem {
        if (node == null) {
            return Optional.empty();
        }
        return switch (scalar(node)) {
            case "true" -> Optional.of(span(node));
            case "false" -> Optional.empty();
            default -> throw problem(node, "it is true or false");
        };
    }

    private static List<PublicPath> publicPaths(Map<String, Node> keys) throws UsageProblem {
        Node node = keys.get("public");
        if (node == null) {
            return List.of();
        }
        List<PublicPath> paths = new ArrayList<>();
        for (Node each : sequence(node).getValue()) {
            String said = scalar(each).strip();
            int space = said.indexOf(' ');
            String method = space < 0 ? "*" : said.substring(0, space);
            String pattern = said.substring(space + 1).strip();
            if (!pattern.startsWith("/")) {
                throw problem(each, "'" + said + "': write it as `GET /products/**` or `/products/**`");
            }
            paths.add(new PublicPath(method, pattern, span(each)));
        }
        return paths;
    }

    /// `com.acme.Html#escape(String): clean arg0 -> result as html`. All that cannot be read is said at once.
    private static List<Rule> flow(Map<String, Node> keys) throws UsageProblem {
        List<Rule> rules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Node node = keys.get("flow");
        if (node == null) {
            return List.of();
        }
        for (NodeTuple each : mapping(node).getValue()) {
            try {
                rules.add(RuleFile.rule(scalar(each.getKeyNode()), scalar(each.getValueNode())));
            } catch (IllegalArgumentException wrong) {
                problems.add(span(each.getKeyNode()) + ": " + wrong.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageProblem(String.join("\n", problems));
        }
        return rules;
    }

    private static Map<String, String> answers(Map<String, Node> keys) throws UsageProblem {
        Map<String, String> answers = new LinkedHashMap<>();
        for (var entry :
                keys(Optional.ofNullable(keys.get("answers")), Set.of()).entrySet()) {
            answers.put(entry.getKey(), scalar(entry.getValue()));
        }
        return answers;
    }

    private static List<String> texts(@Nullable Node node) throws UsageProblem {
        if (node == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node each : sequence(node).getValue()) {
            texts.add(scalar(each));
        }
        return texts;
    }

    private static MappingNode mapping(Node node) throws UsageProblem {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw problem(node, "here stand keys with values");
    }

    private static SequenceNode sequence(Node node) throws UsageProblem {
        if (node instanceof SequenceNode sequence) {
            return sequence;
        }
        throw problem(node, "here stands a list, one `- …` a line");
    }

    private static String scalar(Node node) throws UsageProblem {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(node, "here stands one value");
    }

    private static Span span(Node node) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        int end = node.getEndMark().map(mark -> mark.getColumn() + 1).orElse(column);
        return new Span(FILE, line, column, line, Math.max(end, column));
    }

    private static UsageProblem problem(Node at, String what) {
        return new UsageProblem(span(at) + ": " + what);
    }
}
