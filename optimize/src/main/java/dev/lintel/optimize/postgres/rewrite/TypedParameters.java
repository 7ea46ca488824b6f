package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The server's counters put a parameter in the place of every literal, also behind the type of a typed one: `date
/// $2`, which is no SQL. It is said as a cast.
final class TypedParameters {
    private static final Set<String> TYPES =
            Set.of("date", "time", "timestamp", "timestamptz", "interval", "numeric", "jsonb", "json", "uuid");

    private TypedParameters() {}

    static String cast(String text) {
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
}
