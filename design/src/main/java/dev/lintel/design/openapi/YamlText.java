package dev.lintel.design.openapi;

import java.util.List;
import java.util.Map;

/// Maps, lists and scalars as YAML in block style. Texts are quoted always, so that none of them becomes a number,
/// a date or `no` becomes false.
final class YamlText {
    private final StringBuilder text = new StringBuilder();

    static String of(Map<String, Object> document) {
        YamlText writer = new YamlText();
        writer.map(document, 0);
        return writer.text.toString();
    }

    private void map(Map<?, ?> map, int depth) {
        map.forEach((key, value) -> {
            text.append("  ".repeat(depth)).append(key(String.valueOf(key))).append(':');
            value(value, depth);
        });
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append(" {}\n");
            case List<?> list when list.isEmpty() -> text.append(" []\n");
            case Map<?, ?> map -> {
                text.append('\n');
                map(map, depth + 1);
            }
            case List<?> list -> {
                text.append('\n');
                list(list, depth + 1);
            }
            default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void list(List<?> list, int depth) {
        for (Object each : list) {
            text.append("  ".repeat(depth)).append('-');
            if (each instanceof Map<?, ?> map && !map.isEmpty()) {
                int from = text.length();
                map(map, depth + 1);
                // the first key stands beside the dash
                text.delete(from, from + 2 * (depth + 1)).insert(from, ' ');
            } else {
                value(each, depth);
            }
        }
    }

    private static String scalar(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : "\""
                        + value.toString()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n") + "\"";
    }

    private static String key(String key) {
        return key.matches("[A-Za-z$][\\w$-]*") ? key : "\"" + key + "\"";
    }
}
