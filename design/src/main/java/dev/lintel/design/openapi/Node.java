package dev.lintel.design.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/// One object of the document, its keys in the order in which they are read.
final class Node {
    private Node() {}

    /// @param pairs a key, then its value
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> node = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            node.put((String) pairs[i], pairs[i + 1]);
        }
        return node;
    }

    static Map<String, Object> ref(String kind, String name) {
        return of("$ref", "#/components/" + kind + "/" + name);
    }

    static Map<String, Object> text(long least, long most) {
        return of("type", "string", "minLength", least, "maxLength", most);
    }

    static Map<String, Object> text(String format, long least, long most) {
        return of("type", "string", "format", format, "minLength", least, "maxLength", most);
    }

    static Map<String, Object> pattern(String pattern, long least, long most) {
        return of("type", "string", "pattern", pattern, "minLength", least, "maxLength", most);
    }

    static Map<String, Object> whole(String format, long least, long most) {
        return of("type", "integer", "format", format, "minimum", least, "maximum", most);
    }

    static Map<String, Object> uuid() {
        return text("uuid", 36, 36);
    }

    static Map<String, Object> time() {
        return text("date-time", 20, 35);
    }
}
