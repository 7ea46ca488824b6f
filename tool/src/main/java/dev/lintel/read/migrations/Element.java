package dev.lintel.read.migrations;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A part of a change log, the same for XML, YAML and JSON.
///
/// @param text what stands inside, for XML; or the value, for a scalar of YAML
record Element(String name, Map<String, String> attributes, List<Element> children, String text, Span at) {
    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// The attribute; empty text when absent.
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean isTrue(String attribute) {
        return get(attribute).equalsIgnoreCase("true");
    }

    List<Element> all(String child) {
        return children.stream().filter(each -> each.name().equals(child)).toList();
    }

    Optional<Element> first(String child) {
        return children.stream().filter(each -> each.name().equals(child)).findFirst();
    }
}
