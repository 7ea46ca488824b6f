package dev.lintel.read.jpa.jpql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One word of a JPQL text.
///
/// @param text as written; a string's without quotes, a parameter's without its colon or question mark
/// @param word the text in lower case, by which keywords are compared
record Token(Kind kind, String text, String word) {
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        PARAMETER,
        SYMBOL,
        END
    }

    private static final Token END = new Token(Kind.END, "", "");

    private static Token of(Kind kind, String text) {
        return new Token(kind, text, text.toLowerCase(Locale.ROOT));
    }

    boolean is(String symbolOrKeyword) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && word.equals(symbolOrKeyword);
    }

    /// Cuts a text into tokens, the last of which is of kind END. Unknown characters become symbols.
    static List<Token> cut(String text) {
        List<Token> tokens = new ArrayList<>();
        int positional = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            if (c == '\'' || c == '"') {
                end = afterQuote(text, i);
                tokens.add(
                        end < 0
                                ? of(Kind.SYMBOL, "'")
                                : of(Kind.TEXT, text.substring(i + 1, end - 1).replace("''", "'")));
                end = end < 0 ? text.length() : end;
            } else if (Character.isJavaIdentifierStart(c)) {
                end = afterName(text, i);
                tokens.add(of(Kind.NAME, text.substring(i, end)));
            } else if (Character.isDigit(c)) {
                end = afterNumber(text, i);
                tokens.add(of(Kind.NUMBER, text.substring(i, end)));
            } else if ((c == ':' || c == '?') && startsExpression(text, i + 1)) {
                end = afterBraces(text, i + 3);
                tokens.add(of(Kind.PARAMETER, text.substring(i + 1, end)));
            } else if (c == ':' && end < text.length() && Character.isJavaIdentifierStart(text.charAt(end))) {
                end = afterName(text, end);
                tokens.add(of(Kind.PARAMETER, text.substring(i + 1, end)));
            } else if (c == '?') {
                positional++;
                end = afterNumber(text, end);
                tokens.add(of(Kind.PARAMETER, end == i + 1 ? String.valueOf(positional) : text.substring(i + 1, end)));
            } else {
                end = i + (i + 1 < text.length() && isPair(c, text.charAt(i + 1)) ? 2 : 1);
                tokens.add(of(Kind.SYMBOL, text.substring(i, end)));
            }
            i = end;
        }
        tokens.add(END);
        return tokens;
    }

    private static boolean isPair(char first, char second) {
        return switch (first) {
            case '<' -> second == '=' || second == '>';
            case '>', '!' -> second == '=';
            case '|' -> second == '|';
            default -> false;
        };
    }

    private static boolean startsExpression(String text, int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '#' || text.charAt(at) == '$')
                && text.charAt(at + 1) == '{';
    }

    private static int afterBraces(String text, int from) {
        int depth = 1;
        int i = from;
        for (; i < text.length() && depth > 0; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return i;
    }

    /// Behind the closing quote; -1 when there is none.
    private static int afterQuote(String text, int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private static int afterName(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int afterNumber(String text, int from) {
        int i = from;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || isPoint(text, i))) {
            i++;
        }
        return i;
    }

    private static boolean isPoint(String text, int i) {
        return text.charAt(i) == '.' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
    }
}
