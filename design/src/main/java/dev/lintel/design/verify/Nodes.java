package dev.lintel.design.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Steps through a document of maps and lists; what is not there is empty.
final class Nodes {
    private Nodes() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> ? (Map<String, Object>) node : Map.of();
    }

    static Map<String, Object> map(Map<String, Object> node, String key) {
        return map(node.get(key));
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> node, String key) {
        return node.get(key) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    static List<String> texts(Map<String, Object> node, String key) {
        return list(node, key).stream().map(String::valueOf).toList();
    }

    static String text(Map<String, Object> node, String key) {
        return String.valueOf(node.getOrDefault(key, ""));
    }

    static Optional<Long> number(Map<String, Object> node, String key) {
        return node.get(key) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }
}
