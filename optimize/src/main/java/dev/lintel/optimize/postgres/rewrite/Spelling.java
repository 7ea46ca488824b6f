package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the parser does not take, spelled so that it does. The server's counters put a parameter in the place of
/// every literal, also behind the type of a typed one: `date $2`, which is no SQL, is said as a cast. And a few
/// words are types or clauses to it wherever they stand, though PostgreSQL lets columns have these names: they are
/// quoted.
final class Spelling {
    private static final Set<String> NAMES = Set.of("number", "statement", "sample", "final", "unknown");

    private static final Set<String> TYPES =
            Set.of("date", "time", "timestamp", "timestamptz", "interval", "numeric", "jsonb", "json", "uuid");

    private Spelling() {}

    static String readable(String text) {
        List<Token> tokens = new ArrayList<>();
        Script.read(text, Dialect.POSTGRESQL, statement -> {
            if (tokens.isEmpty()) {
                tokens.addAll(statement.tokens());
            }
        });
        StringBuilder said = new StringBuilder();
        int copied = 0;
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token type = tokens.get(i);
            if (isName(tokens, i)) {
                said.append(text, copied, type.start())
                        .append('"')
                        .append(type.text())
                        .append('"');
                copied = type.end();
                continue;
            }
            Token sign = tokens.get(i + 1);
            Token number = tokens.get(i + 2);
            boolean typed = TYPES.contains(type.text().toLowerCase(Locale.ROOT))
                    && sign.text().equals("$")
                    && number.kind() == Token.Kind.NUMBER
                    && number.start() == sign.end();
            if (typed) {
                said.append(text, copied, type.start())
                        .append("cast($")
                        .append(number.text())
                        .append(" as ")
                        .append(type.text())
                        .append(')');
                copied = number.end();
            }
        }
        return said.append(text.substring(copied)).toString();
    }

    /// A column's name: neither called, nor before a literal, nor what something is cast to.
    private static boolean isName(List<Token> tokens, int i) {
        boolean word = NAMES.contains(tokens.get(i).text().toLowerCase(Locale.ROOT));
        Token next = tokens.get(i + 1);
        boolean typed = next.is("(") || next.kind() == Token.Kind.STRING;
        boolean cast = i > 0 && (tokens.get(i - 1).is("as") || tokens.get(i - 1).is("::"));
        return word && !typed && !cast;
    }
}
