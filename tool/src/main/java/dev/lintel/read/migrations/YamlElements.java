package dev.lintel.read.migrations;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML, and JSON as its subset, to elements: scalars become attributes, maps and the items of lists children.
final class YamlElements {
    private static final int DEEPEST = 64;
    private static final int MOST = 500_000;

    private final SourceId file;
    private int made;

    YamlElements(SourceId file) {
        this.file = file;
    }

    /// The documents of the text.
    ///
    /// @throws YamlEngineException when it is no YAML or is larger than any person's file
    List<Element> read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(16 << 20)
                .build();
        List<Element> documents = new ArrayList<>();
        for (Node node : new Compose(settings).composeAllFromReader(new StringReader(text))) {
            documents.add(element("", node, 0));
        }
        return documents;
    }

    private Element element(String name, Node node, int depth) {
        if (depth > DEEPEST || ++made > MOST) {
            throw new YamlEngineException("nested too deep or too large");
        }
        Map<String, String> attributes = new HashMap<>();
        List<Element> children = new ArrayList<>();
        String text = "";
        switch (node) {
            case MappingNode map -> map(map, attributes, children, depth);
            case SequenceNode list -> items(name, list, children, depth);
            case ScalarNode scalar -> text = scalar.getValue();
            default -> {}
        }
        return new Element(name, attributes, children, text, at(node));
    }

    private void map(MappingNode map, Map<String, String> attributes, List<Element> children, int depth) {
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                continue;
            }
            switch (entry.getValueNode()) {
                case ScalarNode scalar -> attributes.put(key.getValue(), scalar.getValue());
                case SequenceNode list -> {
                    items(key.getValue(), list, children, depth);
                }
                case Node value -> {
                    Element child = element(key.getValue(), value, depth + 1);
                    children.add(new Element(
                            child.name(), child.attributes(), child.children(), child.text(), at(entry.getKeyNode())));
                }
            }
        }
    }

    /// `columns: [ {column: {..}} ]` and `changes: [ {createTable: {..}} ]`: the wrapped items stand for
    /// themselves.
    private void items(String name, SequenceNode list, List<Element> children, int depth) {
        if (depth > DEEPEST || ++made > MOST) {
            throw new YamlEngineException("nested too deep or too large");
        }
        for (Node item : list.getValue()) {
            if (item instanceof MappingNode map) {
                int before = children.size();
                Map<String, String> attributes = new HashMap<>();
                map(map, attributes, children, depth + 1);
                if (!attributes.isEmpty()) {
                    List<Element> own = List.copyOf(children.subList(before, children.size()));
                    children.subList(before, children.size()).clear();
                    children.add(scalarItem(name, attributes, own, item));
                }
            } else {
                children.add(element(name, item, depth + 1));
            }
        }
    }

    /// `- sql: drop table x` is an element whose content is the scalar.
    private Element scalarItem(String name, Map<String, String> attributes, List<Element> own, Node item) {
        if (attributes.size() == 1 && own.isEmpty()) {
            Map.Entry<String, String> only = attributes.entrySet().iterator().next();
            return new Element(only.getKey(), Map.of(), List.of(), only.getValue(), at(item));
        }
        return new Element(name, attributes, own, "", at(item));
    }

    private Span at(Node node) {
        return node.getStartMark()
                .map(mark -> new Span(
                        file, mark.getLine() + 1, mark.getColumn() + 1, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Span.ofFile(file));
    }
}
