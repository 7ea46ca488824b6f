package dev.lintel.optimize.report;

import java.util.Locale;

/// A statement on few lines: a long list of selected columns is left out, white space becomes one blank. One long
/// expression stays, for it may be all that tells the statement from another.
final class Shortened {
    private static final int LONG = 40;

    private Shortened() {}

    static String list(String sql) {
        String text = sql.strip().replaceAll("\\s+", " ");
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("select ")) {
            return text;
        }
        int from = outerFrom(lower);
        String list = lower.substring("select ".length(), Math.max("select ".length(), from));
        return list.length() > LONG && list.contains(",") ? "select … " + text.substring(from) : text;
    }

    /// Where the first FROM outside of parentheses begins; 0 when there is none.
    private static int outerFrom(String lower) {
        int depth = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && lower.startsWith(" from ", i)) {
                return i + 1;
            }
        }
        return 0;
    }
}
