package dev.lintel.flow.knowledge;

import java.util.regex.Pattern;

/// Regular expressions that leave no choice, or not that of the host. The reading is strict: a dot that was meant
/// for itself and written without its backslash lets any character stand there.
final class Literals {
    /// Characters that stand for themselves, and escaped ones that are neither letters nor digits.
    private static final String PLAIN = "(?:[^\\\\.\\[\\](){}*+?^$|]|\\\\[^A-Za-z0-9])";
    private static final Pattern CHOICE = Pattern.compile("\\^?" + PLAIN + "+(?:\\|" + PLAIN + "+)*\\$?");
    private static final Pattern BRACKETED = Pattern.compile("\\^?\\((?:\\?:)?(.+)\\)\\$?");
    /// A scheme, a host written out, and what ends a host.
    private static final Pattern HOST =
            Pattern.compile("\\^?https?\\??:(?:\\\\?/){2}(?:[A-Za-z0-9-]|\\\\[.-]|:\\d+(?=\\\\?/))+\\\\?/(?![*?+{]).*");

    private Literals() {}

    /// Whether only texts match that are written out in the expression.
    static boolean only(String regex) {
        var bracketed = BRACKETED.matcher(regex);
        return CHOICE.matcher(regex).matches()
                || bracketed.matches() && CHOICE.matcher(bracketed.group(1)).matches();
    }

    /// Whether it lets choose between parts of which only one stands at the beginning or at the end.
    static boolean hasChoice(String regex) {
        int depth = 0;
        for (int i = 0; i < regex.length(); i++) {
            switch (regex.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /// Whether what matches is an address whose host is written out in the expression.
    static boolean fixHost(String regex) {
        return HOST.matcher(regex).matches() && regex.indexOf('|') < 0;
    }
}
