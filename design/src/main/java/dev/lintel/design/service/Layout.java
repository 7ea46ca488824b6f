package dev.lintel.design.service;

import java.util.List;
import java.util.regex.Pattern;

/// Breaks lists as the formatter does: on one line if they fit, else all on the next one, else each on its own.
final class Layout {
    private static final int WIDTH = 120;
    /// What has an empty body.
    private static final Pattern EMPTY = Pattern.compile("    ((public|private) record|private \\w+\\().*\\{}");

    private static final Pattern FIELD = Pattern.compile("    (private|static|final) [^(]*;|    private [^(]* = .*;");

    private Layout() {}

    /// @param indent of the line that `before` begins
    static String list(int indent, String before, List<String> items, String after) {
        return list(indent, WIDTH, before, items, after);
    }

    /// Of a type that will be written into another one, four columns further in.
    static String nested(int indent, String before, List<String> items, String after) {
        return list(indent, WIDTH - 4, before, items, after);
    }

    private static String list(int indent, int width, String before, List<String> items, String after) {
        String one = before + String.join(", ", items) + after;
        if (indent + one.length() <= width || items.isEmpty()) {
            return one;
        }
        String deeper = "\n" + " ".repeat(indent + 8);
        String together = String.join(", ", items) + after;
        return indent + 8 + together.length() <= width && !before.contains("record ")
                ? before + deeper + together
                : before + deeper + String.join("," + deeper, items) + after;
    }

    /// Columns of a statement, wrapped within a text block.
    static String columns(int indent, List<String> columns) {
        StringBuilder text = new StringBuilder();
        int at = indent;
        for (String column : columns) {
            if (!text.isEmpty()) {
                text.append(',');
                boolean full = at + column.length() + 2 > WIDTH - 12;
                text.append(full ? "\n" + " ".repeat(indent + 4) : " ");
                at = full ? indent + 4 : at + 2;
            }
            text.append(column);
            at += column.length();
        }
        return text.toString();
    }

    /// A GraphQL schema: fields indented, an empty line before each definition.
    static String schema(String text) {
        StringBuilder laid = new StringBuilder();
        boolean inside = false;
        String before = "";
        for (String line :
                text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            boolean comment = line.startsWith("#");
            if (!inside && !comment && !before.startsWith("\"")) {
                laid.append('\n');
            }
            laid.append(inside && !line.equals("}") ? "  " : "").append(line).append('\n');
            inside = line.endsWith("{") || inside && !line.equals("}");
            before = inside ? "" : line;
        }
        return laid.toString().strip() + "\n";
    }

    /// Puts an empty line between the members of a type where the templates' lists have left none.
    static String apart(String text) {
        StringBuilder spaced = new StringBuilder();
        String before = "";
        for (String line : text.split("\n", -1)) {
            boolean fieldBefore = FIELD.matcher(before).matches();
            boolean ended = before.equals("    }")
                    || EMPTY.matcher(before).matches()
                    || before.startsWith("     ") && before.endsWith(";")
                    || fieldBefore;
            boolean begins = line.startsWith("    ") && !line.startsWith("     ") && !line.equals("    }");
            boolean fields = fieldBefore
                    && FIELD.matcher(line).matches()
                    && line.contains(" static ") == before.contains(" static ");
            if (begins && !fields && ended) {
                spaced.append('\n');
            }
            boolean blankFirst = line.isEmpty() && (before.endsWith("{") || before.isEmpty()) && !spaced.isEmpty();
            boolean blankLast = line.equals("}") && before.isEmpty() && !spaced.isEmpty();
            if (blankLast) {
                spaced.setLength(spaced.length() - 1);
            }
            if (!blankFirst) {
                spaced.append(line).append('\n');
                before = line;
            }
        }
        return spaced.toString().stripTrailing() + "\n";
    }
}
