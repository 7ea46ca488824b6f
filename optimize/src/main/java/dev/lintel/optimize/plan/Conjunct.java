package dev.lintel.optimize.plan;

import java.util.ArrayList;
import java.util.List;

/// One part of a condition that is joined by AND.
///
/// @param equality whether it compares by `=` or `= ANY`
record Conjunct(String text, boolean equality) {

    /// Cut at the AND of the outermost level; a condition that is an OR is one conjunct.
    static List<Conjunct> of(String condition) {
        List<Conjunct> parts = new ArrayList<>();
        String inner = unwrap(condition.strip());
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && inner.startsWith(" AND ", i)) {
                parts.add(part(inner.substring(start, i)));
                start = i + " AND ".length();
            }
        }
        if (!inner.isBlank()) {
            parts.add(part(inner.substring(start)));
        }
        return parts;
    }

    private static Conjunct part(String text) {
        String bare = unwrap(text.strip());
        boolean either = bare.contains(" OR ");
        return new Conjunct(bare, !either && bare.contains(" = "));
    }

    /// Without the parentheses around all of it.
    private static String unwrap(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return text;
            }
        }
        return unwrap(text.substring(1, text.length() - 1));
    }

    List<String> plainColumns() {
        return text.contains(" OR ")
                ? List.of()
                : Columns.in(text).stream()
                        .filter(mention -> !mention.wrapped())
                        .map(Columns.Mention::column)
                        .limit(1)
                        .toList();
    }
}
