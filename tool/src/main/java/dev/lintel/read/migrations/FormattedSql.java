package dev.lintel.read.migrations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Liquibase's formatted SQL: change sets between lines of comment, `--changeset author:id dbms:mysql`.
final class FormattedSql {
    private FormattedSql() {}

    /// @param start offset of the first character behind the header line
    record Set(String id, Map<String, String> attributes, int start, int end, int line) {}

    static boolean is(String text) {
        String start =
                text.substring(0, Math.min(text.length(), 200)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("--") && start.substring(2).stripLeading().startsWith("liquibase formatted sql");
    }

    static List<Set> sets(String text) {
        List<Set> sets = new ArrayList<>();
        int line = 1;
        @Nullable Set open = null;
        for (int at = 0; at < text.length(); line++) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String comment = directive(text, at, end);
            if (comment.startsWith("changeset ")) {
                if (open != null) {
                    sets.add(closed(open, at));
                }
                open = header(comment.substring(10).strip(), Math.min(end + 1, text.length()), line);
            }
            at = end + 1;
        }
        if (open != null) {
            sets.add(closed(open, text.length()));
        }
        return sets;
    }

    private static String directive(String text, int start, int end) {
        String line = text.substring(start, end).strip();
        return line.startsWith("--") ? line.substring(2).strip() : "";
    }

    private static Set closed(Set open, int end) {
        return new Set(open.id(), open.attributes(), open.start(), Math.max(open.start(), end), open.line());
    }

    private static Set header(String text, int start, int line) {
        String[] parts = text.split("\\s+");
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            if (colon > 0) {
                attributes.put(parts[i].substring(0, colon), parts[i].substring(colon + 1));
            }
        }
        String id = parts[0].substring(parts[0].indexOf(':') + 1);
        return new Set(id, attributes, start, start, line);
    }
}
