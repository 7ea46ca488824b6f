package dev.lintel.report.terminal;

import java.util.ArrayList;
import java.util.List;

/// Text in columns of a terminal: East Asian characters are two wide, combining marks none, control characters are
/// shown as a point so that a source cannot steer the reader's terminal.
public final class Columns {
    /// What every report fits into.
    public static final int WIDTH = 80;

    private static final int TAB = 4;

    private Columns() {}

    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || point == 0x200D
                || point == 0xFE0F) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /// The blocks that Unicode's UAX #11 gives as wide, without its rarer corners.
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
    }

    /// Tabs as spaces, control and direction characters as points.
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                shown.repeat(' ', TAB - width(shown.toString()) % TAB);
            } else if (Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT && point != 0x200D) {
                shown.append('·');
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(text.codePointAt(i));
            if (used > columns - 1) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(i));
        }
        return kept.append('…').toString();
    }

    /// Broken at spaces; a word that is too long for a line stands alone and is cut only when it exceeds the line.
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(cut(word, columns));
        }
        lines.add(line.toString());
        return lines;
    }

    /// A place as `path:line:column` whose first folders give way: which line of which file must stay readable.
    public static String place(String place, int columns) {
        if (width(place) <= columns) {
            return place;
        }
        for (int slash = place.indexOf('/'); slash >= 0; slash = place.indexOf('/', slash + 1)) {
            String rest = "…" + place.substring(slash);
            if (width(rest) <= columns) {
                return rest;
            }
        }
        String rest = place;
        while (width(rest) > columns - 1) {
            rest = rest.substring(Character.charCount(rest.codePointAt(0)));
        }
        return "…" + rest;
    }

    /// Code that somebody will copy: broken at spaces and never cut. Further lines are indented, and repeat the `+` or
    /// `-` that the first begins with.
    public static List<String> fold(String code, int columns) {
        String mark = code.startsWith("+ ") || code.startsWith("- ") ? code.substring(0, 2) : "";
        String plain = code.substring(mark.length());
        int indent = plain.length() - plain.stripLeading().length();
        String further = mark + " ".repeat(Math.min(indent + TAB, columns / 2));
        List<String> lines = new ArrayList<>();
        String rest = code.stripTrailing();
        while (width(rest) > columns) {
            int from = lines.isEmpty() ? mark.length() + indent : further.length();
            int at = lastSpace(rest, from, columns);
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = further + rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /// The last space within so many columns, or the first behind them; negative when there is none.
    private static int lastSpace(String text, int from, int columns) {
        int found = -1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean space = i > from && text.charAt(i) == ' ';
            if (space && (used <= columns || found < 0)) {
                found = i;
            }
            used += Character.isLowSurrogate(text.charAt(i)) ? 0 : width(text.codePointAt(i));
            if (used > columns && found >= 0) {
                return found;
            }
        }
        return found;
    }

    /// `left` and `right` at the two ends of a line; the right end gives way.
    static String apart(String left, String right) {
        int room = WIDTH - width(left) - 2;
        String shown = room < 8 ? "" : cut(right, room);
        return left + " ".repeat(Math.max(0, WIDTH - width(left) - width(shown))) + shown;
    }
}
