package dev.lintel.sql;

import dev.lintel.sql.Token.Kind;
import org.jspecify.annotations.Nullable;

/// Cuts a script into tokens: quotes, dollar quotes, comments and escapes as the dialect has them. Works in one
/// pass; text that never closes runs to the end and is remembered.
final class Lexer {
    private final String text;
    private final Dialect dialect;
    private int at;
    private int unclosed = -1;

    Lexer(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = Math.min(position, text.length());
    }

    /// Where a quote or comment starts that never ends; -1 when all is closed.
    int unclosed() {
        return unclosed;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// The next token, `null` at the end.
    @Nullable
    Token next() {
        skipBlank();
        if (at >= text.length()) {
            return null;
        }
        int start = at;
        char c = text.charAt(at);
        if (c == '\'') {
            return quoted(Kind.STRING, '\'', dialect.backslashEscapes());
        }
        if (c == '"') {
            boolean string = dialect.doubleQuotedStrings();
            return quoted(string ? Kind.STRING : Kind.NAME, '"', string);
        }
        if (c == '`') {
            return quoted(Kind.NAME, '`', false);
        }
        if (c == '[' && dialect.bracketNames()) {
            return quoted(Kind.NAME, ']', false);
        }
        if (c == '$' && dialect != Dialect.MYSQL && dollar() instanceof Token token) {
            return token;
        }
        if (Character.isDigit(c)) {
            return number();
        }
        if (wordStart(c)) {
            return word();
        }
        at += text.startsWith("::", at) ? 2 : 1;
        return new Token(Kind.SYMBOL, text.substring(start, at), start, at);
    }

    void skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else if (lineComment(c)) {
                at = endOfLine();
            } else if (c == '/' && text.startsWith("/*", at)) {
                blockComment();
            } else if (c == '*' && dialect == Dialect.MYSQL && text.startsWith("*/", at)) {
                at += 2; // the end of a comment that MySQL executes
            } else {
                return;
            }
        }
    }

    private boolean lineComment(char c) {
        if (c == '-' && text.startsWith("--", at)) {
            // MySQL wants a blank after the dashes: 5--3 is arithmetic
            return dialect != Dialect.MYSQL
                    || at + 2 >= text.length()
                    || text.charAt(at + 2) <= ' '
                    || text.charAt(at + 2) == '-';
        }
        return c == '#' && dialect.hashComments();
    }

    private void blockComment() {
        if (dialect == Dialect.MYSQL && (text.startsWith("/*!", at) || text.startsWith("/*M!", at))) {
            at = text.indexOf('!', at) + 1;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return;
        }
        int start = at;
        int depth = 1;
        at += 2;
        while (at < text.length() && depth > 0) {
            if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (dialect == Dialect.POSTGRESQL && text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        if (depth > 0) {
            unclosed = start;
        }
    }

    private Token quoted(Kind kind, char close, boolean backslash) {
        int start = at;
        int from = ++at;
        boolean doubled = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && backslash) {
                at += 2;
            } else if (c == close) {
                if (at + 1 < text.length() && text.charAt(at + 1) == close) {
                    doubled = true;
                    at += 2;
                } else {
                    String inner = text.substring(from, at++);
                    String quote = String.valueOf(close);
                    return new Token(kind, doubled ? inner.replace(quote + quote, quote) : inner, start, at);
                }
            } else {
                at++;
            }
        }
        at = text.length();
        unclosed = start;
        return new Token(kind, text.substring(from), start, at);
    }

    /// `$$ .. $$` and `$tag$ .. $tag$`; `null` when the dollar starts something else.
    private @Nullable Token dollar() {
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            return null;
        }
        int start = at;
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        if (close < 0) {
            unclosed = start;
            close = text.length();
        }
        at = Math.min(text.length(), close + tag.length());
        return new Token(Kind.STRING, text.substring(end + 1, close), start, at);
    }

    private Token number() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_')) {
            at++;
        }
        String digits = text.substring(start, at);
        boolean name = digits.chars().anyMatch(c -> Character.isLetter(c) || c == '_') && !digits.startsWith("0x");
        return new Token(name ? Kind.WORD : Kind.NUMBER, digits, start, at);
    }

    private Token word() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$' && text.startsWith("${", at)) {
                int close = text.indexOf('}', at);
                at = close < 0 ? at + 1 : close + 1;
            } else if (wordStart(c) || Character.isDigit(c) || c == '$' || c == '#') {
                at++;
            } else {
                break;
            }
        }
        String word = text.substring(start, at);
        boolean escaped = word.length() == 1 && at < text.length() && text.charAt(at) == '\'';
        if (escaped && word.equalsIgnoreCase("e")) {
            return quoted(Kind.STRING, '\'', true);
        }
        if (escaped && (word.equalsIgnoreCase("n") || word.equalsIgnoreCase("b") || word.equalsIgnoreCase("x"))) {
            return quoted(Kind.STRING, '\'', dialect.backslashEscapes());
        }
        return new Token(Kind.WORD, word, start, at);
    }

    private boolean wordStart(char c) {
        return Character.isLetter(c)
                || c == '_'
                || c == '@'
                || (c == '$' && (dialect == Dialect.MYSQL || text.startsWith("${", at)));
    }
}
