package dev.lintel.optimize.report;

/// Text without the values in it: they may be people's data. Names and numbers of parameters stay.
public final class Masked {
    private Masked() {}

    /// Strings as `'…'` and numbers as `?`.
    public static String sql(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                at = afterString(text, at);
                shown.append("'…'");
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                end = end < 0 ? text.length() : end + 1;
                shown.append(text, at, end);
                at = end;
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = at;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                shown.append(text, at, end);
                at = end;
            } else if (Character.isDigit(c)) {
                while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                    at++;
                }
                shown.append('?');
            } else {
                shown.append(c);
                at++;
            }
        }
        return shown.toString();
    }

    private static int afterString(String text, int start) {
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) == '\'') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                    at++;
                } else {
                    return at + 1;
                }
            }
            at++;
        }
        return text.length();
    }
}
