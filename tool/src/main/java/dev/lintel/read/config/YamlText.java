package dev.lintel.read.config;

import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Flattens YAML into dotted keys. Only the node tree is built: no tag makes an object. Aliases are followed by
/// reference, so what they may multiply is bounded by a budget of values and of depth, and a node inside itself
/// is cut.
final class YamlText {
    private static final int MOST_VALUES = 20_000;
    private static final int DEEPEST = 60;
    /// Stands for the `@` of Maven's resource filtering (`version: @project.version@`), which YAML does not allow
    /// at the start of a value; a private-use character cannot clash with a real one.
    private static final char FILTERED = '\uE000';

    private final SourceId file;
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<SettingsDocument.Line> lines = new ArrayList<>();
    private int budget = MOST_VALUES;

    private YamlText(SourceId file) {
        this.file = file;
    }

    /// @param gaps where the rest of the file could not be read; the documents before it are kept
    record Reading(List<SettingsDocument> documents, List<Gap> gaps) {}

    static Reading read(SourceId file, String text, String fileProfile) {
        YamlText reader = new YamlText(file);
        return new Reading(reader.documents(protectFilters(text), fileProfile), List.copyOf(reader.gaps));
    }

    private List<SettingsDocument> documents(String text, String fileProfile) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(4_000_000)
                .build();
        List<SettingsDocument> documents = new ArrayList<>();
        try {
            Iterator<Node> nodes =
                    new Compose(settings).composeAllFromString(text).iterator();
            while (nodes.hasNext()) {
                lines = new ArrayList<>();
                flatten("", nodes.next(), 0);
                documents.add(SettingsDocument.of(fileProfile, lines));
            }
        } catch (MarkedYamlEngineException broken) {
            gaps.add(unread(broken.getProblemMark(), "this is no valid YAML"));
        } catch (YamlEngineException broken) {
            gaps.add(unread(Optional.empty(), "this YAML goes beyond what is read"));
        }
        return documents;
    }

    private void flatten(String key, Node node, int depth) {
        if (budget-- <= 0 || depth > DEEPEST || !open.add(node)) {
            if (gaps.isEmpty()) {
                gaps.add(unread(node.getStartMark(), "aliases or nesting make this YAML too large"));
            }
            return;
        }
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode name) {
                        flatten(below(key, name.getValue()), entry.getValueNode(), depth + 1);
                    }
                }
            }
            case SequenceNode sequence -> {
                int index = 0;
                for (Node element : sequence.getValue()) {
                    flatten(key + "[" + index++ + "]", element, depth + 1);
                }
                join(key, sequence);
            }
            case ScalarNode scalar -> add(key, scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(), scalar);
            default -> {}
        }
        open.remove(node);
    }

    /// `<<` brings another map's keys to this place.
    private static String below(String key, String name) {
        if (name.equals("<<")) {
            return key;
        }
        return key.isEmpty() ? name : key + "." + name;
    }

    private void join(String key, SequenceNode sequence) {
        List<String> values = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (!(element instanceof ScalarNode scalar)) {
                return;
            }
            values.add(scalar.getValue());
        }
        add(key, String.join(",", values), sequence);
    }

    private void add(String key, String value, Node at) {
        lines.add(new SettingsDocument.Line(key, value.replace(FILTERED, '@'), span(at)));
    }

    private Span span(Node node) {
        Optional<Mark> start = node.getStartMark();
        Optional<Mark> end = node.getEndMark();
        if (start.isEmpty() || end.isEmpty()) {
            return Span.ofFile(file);
        }
        return new Span(
                file,
                start.get().getLine() + 1,
                start.get().getColumn() + 1,
                end.get().getLine() + 1,
                end.get().getColumn() + 1);
    }

    private Gap unread(Optional<Mark> mark, String what) {
        Span at = Span.line(file, mark.map(Mark::getLine).orElse(0) + 1);
        return new Gap(at, what, "settings from here to the end of the file are unknown");
    }

    private static String protectFilters(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text);
        while (at >= 0) {
            int end = at + 1;
            while (end < text.length()
                    && (Character.isLetterOrDigit(text.charAt(end)) || ".-_".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            if (end > at + 1 && end < text.length() && text.charAt(end) == '@') {
                safe.setCharAt(at, FILTERED);
                safe.setCharAt(end, FILTERED);
                at = text.indexOf('@', end + 1);
            } else {
                at = text.indexOf('@', at + 1);
            }
        }
        return safe.toString();
    }
}
