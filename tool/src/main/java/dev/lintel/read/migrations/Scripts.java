package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Lines;
import dev.lintel.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whole scripts to edits.
final class Scripts {
    private Scripts() {}

    static List<Edit> edits(String text, SourceId file, Dialect dialect, DdlParser parser) {
        Lines lines = new Lines(file, text);
        return edits(text, lines::at, dialect, parser);
    }

    static List<Edit> edits(String text, Places places, Dialect dialect, DdlParser parser) {
        List<Edit> edits = new ArrayList<>();
        int unclosed = Script.read(text, dialect, statement -> edits.addAll(parser.parse(statement, places)));
        if (unclosed >= 0) {
            Change change =
                    new Change.Unread("a quote or comment that never closes", places.at(unclosed, unclosed + 1));
            edits.add(new Edit.Doubt(change, ""));
        }
        return edits;
    }

    /// With the placeholders that are known; the others stay.
    static String filled(String text, Map<String, String> placeholders) {
        if (placeholders.isEmpty() || !text.contains("${")) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", open + 2)) {
            int close = text.indexOf('}', open);
            String value = close < 0 ? null : value(text.substring(open + 2, close), placeholders);
            if (value != null && open >= from) {
                filled.append(text, from, open).append(value);
                from = close + 1;
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /// Configuration spells names in its own relaxed way.
    private static @Nullable String value(String name, Map<String, String> placeholders) {
        String value = placeholders.get(name);
        return value != null
                ? value
                : placeholders.get(
                        name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", ""));
    }

    /// The dialect that the text itself shows.
    static Dialect guess(String text) {
        String start = text.substring(0, Math.min(text.length(), 20_000));
        if (start.contains("`")
                || start.contains("ENGINE=")
                || start.contains("AUTO_INCREMENT")
                || start.contains("auto_increment")) {
            return Dialect.MYSQL;
        }
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.contains("serial")
                || lower.contains("jsonb")
                || lower.contains("timestamptz")
                || lower.contains("::")
                || lower.contains("bytea")
                || lower.contains("$$")
                || lower.contains("with time zone")) {
            return Dialect.POSTGRESQL;
        }
        if (lower.contains("varchar2")) {
            return Dialect.ORACLE;
        }
        return lower.contains("nvarchar") || lower.contains("\ngo\n") ? Dialect.SQLSERVER : Dialect.OTHER;
    }
}
