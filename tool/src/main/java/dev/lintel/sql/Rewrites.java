package dev.lintel.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Forms that the parser does not know, said in words that it does.
final class Rewrites {
    private static final List<String> NAMES = List.of("number", "uuid", "statement", "sample", "final", "unknown");

    private Rewrites() {}

    /// The statement in other words of the same meaning; empty when there are none.
    static Optional<String> of(String text, Dialect dialect) {
        List<Token> tokens = new ArrayList<>();
        Script.read(text, dialect, statement -> tokens.addAll(statement.tokens()));
        int size = tokens.size();
        if (size > 4 && ends(tokens, "lock", "in", "share", "mode")) {
            return Optional.of(text.substring(0, tokens.get(size - 4).start()) + "for share");
        }
        if (size > 3 && tokens.get(0).is("merge") && tokens.get(1).is("into")) {
            return merge(text, tokens);
        }
        return named(text, tokens);
    }

    /// Words that the parser takes for a type or a clause wherever they stand, though databases let columns have these
    /// names, put in quotes: `where number = ?`.
    private static Optional<String> named(String text, List<Token> tokens) {
        StringBuilder quoted = new StringBuilder(text);
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (isName(tokens, i)) {
                quoted.insert(tokens.get(i).end(), '`').insert(tokens.get(i).start(), '`');
            }
        }
        return quoted.length() == text.length() ? Optional.empty() : Optional.of(quoted.toString());
    }

    /// A column's name: neither called, nor before a literal (`uuid '..'`), nor what something is cast to.
    private static boolean isName(List<Token> tokens, int i) {
        boolean word = NAMES.stream().anyMatch(tokens.get(i)::is);
        boolean typed = i + 1 < tokens.size()
                && (tokens.get(i + 1).is("(") || tokens.get(i + 1).kind() == Token.Kind.STRING);
        boolean cast = i > 0 && (tokens.get(i - 1).is("as") || tokens.get(i - 1).is("::"));
        return word && !typed && !cast;
    }

    private static boolean ends(List<Token> tokens, String... words) {
        int from = tokens.size() - words.length;
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(from + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /// H2's `merge into t (a, b) key (a) values (..)` writes as REPLACE does.
    private static Optional<String> merge(String text, List<Token> tokens) {
        int key = -1;
        for (int i = 2; i + 1 < tokens.size() && key < 0; i++) {
            if (tokens.get(i).is("using")) {
                return Optional.empty();
            }
            key = tokens.get(i).is("key") && tokens.get(i + 1).is("(") ? i : -1;
        }
        int close = Math.max(key, 2);
        while (key > 0 && close < tokens.size() && !tokens.get(close).is(")")) {
            close++;
        }
        if (close >= tokens.size()) {
            return Optional.empty();
        }
        int into = tokens.get(1).start();
        return Optional.of(
                key < 0
                        ? "replace " + text.substring(into)
                        : "replace " + text.substring(into, tokens.get(key).start())
                                + text.substring(tokens.get(close).end()));
    }
}
