package dev.lintel.read.mybatis;

import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One mapper file.
///
/// @param namespace the mapper interface's qualified name, as a rule
record Mapper(
        SourceId file,
        String namespace,
        List<Element> statements,
        Map<String, Element> fragments,
        Map<String, Element> results) {
    private static final Set<String> STATEMENTS = Set.of("select", "insert", "update", "delete");

    Mapper {
        statements = List.copyOf(statements);
        fragments = Map.copyOf(fragments);
        results = Map.copyOf(results);
    }

    /// Empty when the root is no mapper.
    static Optional<Mapper> of(Element root, SourceId file) {
        if (!root.name().equals("mapper") || root.attribute("namespace").isEmpty()) {
            return Optional.empty();
        }
        Map<String, Element> fragments = new HashMap<>();
        Map<String, Element> results = new HashMap<>();
        root.elements("sql").forEach(each -> fragments.put(each.attribute("id"), each));
        root.elements("resultMap").forEach(each -> results.put(each.attribute("id"), each));
        List<Element> statements = root.elements().stream()
                .filter(each -> STATEMENTS.contains(each.name()))
                .toList();
        return Optional.of(new Mapper(file, root.attribute("namespace"), statements, fragments, results));
    }

    Span at(Element element) {
        return Span.line(file, element.line());
    }
}
