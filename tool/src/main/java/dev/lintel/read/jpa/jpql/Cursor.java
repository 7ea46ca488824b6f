package dev.lintel.read.jpa.jpql;

import java.util.List;

/// A place among the tokens of one text. Remembers whether anything was found that was not expected.
final class Cursor {
    /// Deeper nesting is hostile or generated; such a text counts as not understood.
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;
    private boolean understood = true;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    boolean peekIs(String word) {
        return peek().is(word);
    }

    Token next() {
        Token token = peek();
        if (at < tokens.size() - 1) {
            at++;
        } else {
            fail();
        }
        return token;
    }

    boolean accept(String word) {
        if (peekIs(word)) {
            at++;
            return true;
        }
        return false;
    }

    void acceptAny(String first, String second) {
        if (!accept(first)) {
            accept(second);
        }
    }

    void expect(String word) {
        if (!accept(word)) {
            fail();
        }
    }

    boolean atEnd() {
        return at == tokens.size() - 1;
    }

    boolean understood() {
        return understood;
    }

    void fail() {
        understood = false;
    }

    /// Enters one level of nesting; `false` when that is too deep, and then the rest is given up.
    boolean deeper() {
        if (++depth < DEEPEST) {
            return true;
        }
        fail();
        at = tokens.size() - 1;
        return false;
    }

    void shallower() {
        depth--;
    }

    /// From an opening parenthesis to behind its closing one.
    void skipParentheses() {
        int open = 0;
        do {
            Token token = next();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        } while (open > 0 && !atEnd());
    }
}
