package dev.lintel.read.migrations;

import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Token;
import dev.lintel.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Walks the tokens of one statement.
final class Cursor {
    private static final Token END = new Token(Kind.SYMBOL, "", 0, 0);

    private final List<Token> tokens;
    private final Places places;
    private int at;

    Cursor(List<Token> tokens, Places places) {
        this.tokens = tokens;
        this.places = places;
    }

    /// The statement says something that this reader does not know.
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood(String expected) {
            super(expected, null, false, false);
        }
    }

    boolean done() {
        return at >= tokens.size();
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        int index = at + ahead;
        return index < tokens.size() ? tokens.get(index) : END;
    }

    Token next() {
        if (done()) {
            throw new NotUnderstood("more");
        }
        return tokens.get(at++);
    }

    int index() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesAny(Set<String> words) {
        return peek().kind() == Kind.WORD && words.contains(peek().text().toLowerCase(Locale.ROOT));
    }

    boolean accept(String... words) {
        if (!sees(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw new NotUnderstood(word);
        }
    }

    /// A name with its qualifiers; the last part, folded.
    String name() {
        String last = part();
        while (sees(".")) {
            at++;
            last = part();
        }
        return last;
    }

    private String part() {
        Token token = next();
        if (!token.isName() && token.kind() != Kind.STRING) {
            throw new NotUnderstood("a name");
        }
        if (token.text().contains("${")) {
            int close = token.text().lastIndexOf('}');
            boolean only = close == token.text().length() - 1 && token.text().indexOf("${") == 0;
            if (!only || !sees(".")) {
                throw new NotUnderstood("a name without placeholder");
            }
        }
        return Shape.fold(token.text());
    }

    /// Names in parentheses.
    List<String> names() {
        expect("(");
        List<String> names = new ArrayList<>();
        while (!accept(")")) {
            names.add(name());
            while (!done() && !sees(",") && !sees(")")) {
                skipOne();
            }
            accept(",");
        }
        return names;
    }

    /// One token, or all between a parenthesis and its partner.
    void skipOne() {
        Token token = next();
        if (token.is("(")) {
            while (!sees(")")) {
                skipOne();
            }
            at++;
        }
    }

    void skipToComma() {
        while (!done() && !sees(",") && !sees(")")) {
            skipOne();
        }
    }

    boolean acceptIfExists() {
        return accept("if", "exists");
    }

    boolean acceptIfNotExists() {
        return accept("if", "not", "exists");
    }

    /// The place from a token up to the one before the cursor.
    Span since(int index) {
        int last = Math.clamp(at - 1, index, tokens.size() - 1);
        return places.at(
                tokens.get(Math.min(index, tokens.size() - 1)).start(),
                tokens.get(last).end());
    }

    /// The text from a token up to the one before the cursor, in lower case, as a reader would write it.
    String textSince(int index) {
        return text(tokens.subList(index, at));
    }

    static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        Token before = END;
        for (Token token : tokens) {
            boolean wordy = token.kind() != Kind.SYMBOL && before.kind() != Kind.SYMBOL;
            boolean operator = token.kind() == Kind.SYMBOL ^ before.kind() == Kind.SYMBOL
                    && isOperator(token) | isOperator(before);
            boolean afterComma = before.is(",") || before.is(")") && token.kind() != Kind.SYMBOL;
            if (!text.isEmpty() && (wordy || operator || afterComma)) {
                text.append(' ');
            }
            text.append(
                    token.kind() == Kind.STRING
                            ? "'" + token.text() + "'"
                            : token.text().toLowerCase(Locale.ROOT));
            before = token;
        }
        return text.toString();
    }

    private static boolean isOperator(Token token) {
        return token.kind() == Kind.SYMBOL && !token.text().isEmpty() && "=<>+-*/|!".contains(token.text());
    }
}
