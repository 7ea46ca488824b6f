package dev.lintel.sql;

import java.util.List;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/// Reads one query or one write. Thread-safe: every call has its own parser and nothing outlives it.
public final class Sql {
    /// What a query of the field never reaches; above it the parser's look-ahead may take very long.
    private static final int MOST_CHARACTERS = 200_000;

    private static final int DEEPEST_NESTING = 40;

    /// What is left of an `INSERT` whose columns are all optional; to find that out by parsing takes three attempts.
    private static final Pattern NOTHING_TO_INSERT = Pattern.compile("(?i)\\s*insert\\s+into\\s+[\\w.`\"]+\\s*");

    private Sql() {}

    /// What the statement asks. Parameters are `?` (numbered from 1 in the order of the text), `?1`, `:1` and
    /// `:name`. A statement that is not understood is of the kind `OTHER` and not complete; nothing is guessed
    /// about it.
    public static Shape shape(String text, Dialect dialect) {
        Statement statement = parse(text, dialect);
        if (statement == null) {
            return notUnderstood();
        }
        try {
            return new StatementReader().read(statement);
        } catch (StackOverflowError tooDeep) {
            // a chain of operators that no person wrote
            return notUnderstood();
        }
    }

    static Shape notUnderstood() {
        return other(false);
    }

    static Shape other(boolean complete) {
        return new Shape(
                Shape.Kind.OTHER,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Shape.Limit.None(),
                Shape.Lock.NONE,
                Shape.Aggregation.NONE,
                false,
                complete);
    }

    private static @Nullable Statement parse(String text, Dialect dialect) {
        if (text.length() > MOST_CHARACTERS
                || nesting(text) > DEEPEST_NESTING
                || NOTHING_TO_INSERT.matcher(text).matches()) {
            return null;
        }
        Statement read = parse(text, dialect, false);
        if (read == null) {
            read = parse(text, dialect, true);
        }
        if (read == null) {
            read = Rewrites.of(text, dialect)
                    .map(rewritten -> parse(rewritten, dialect, false))
                    .orElse(null);
        }
        return read;
    }

    private static @Nullable Statement parse(String text, Dialect dialect, boolean complex) {
        CCJSqlParser parser = new CCJSqlParser(new StringProvider(text))
                .withAllowComplexParsing(complex)
                .withSquareBracketQuotation(dialect.bracketNames())
                .withBackslashEscapeCharacter(dialect.backslashEscapes())
                .withDoubleQuotedStrings(dialect.doubleQuotedStrings())
                .withHashLineComments(dialect.hashComments());
        try {
            return parser.Statement();
        } catch (ParseException | TokenMgrException | StackOverflowError notRead) {
            return null;
        } catch (RuntimeException notRead) {
            // the parser's semantic actions throw various kinds on odd input; all mean the same to us
            return null;
        }
    }

    private static int nesting(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')') {
                depth--;
            }
        }
        return deepest;
    }
}
