package dev.lintel.bench.flow.transform;

/// Takes comments away: they name what the new tree must not.
final class Comments {
    private Comments() {}

    static String without(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (!isComment(text, at)) {
                out.append(text, at, end);
            } else if (text.startsWith("/*", at)) {
                out.append(' ');
            }
            at = end;
        }
        return out.toString();
    }

    private static boolean isComment(String text, int at) {
        return text.startsWith("//", at) || text.startsWith("/*", at);
    }

    private static int end(String text, int at) {
        if (text.startsWith("//", at)) {
            int line = text.indexOf('\n', at);
            return line < 0 ? text.length() : line;
        }
        if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            return close < 0 ? text.length() : close + 2;
        }
        if (text.startsWith("\"\"\"", at)) {
            int close = text.indexOf("\"\"\"", at + 3);
            return close < 0 ? text.length() : close + 3;
        }
        char quote = text.charAt(at);
        return quote == '"' || quote == '\'' ? literalEnd(text, at + 1, quote) : at + 1;
    }

    private static int literalEnd(String text, int from, char quote) {
        int at = from;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + 1);
    }
}
