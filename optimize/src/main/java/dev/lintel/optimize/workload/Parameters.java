package dev.lintel.optimize.workload;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Sql;
import dev.lintel.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A statement whose literals were replaced by `$1`, `$2` …, by tokens: where each parameter stands and what it is
/// compared with.
///
/// @param shape what the statement asks; its parameters are named `p1`, `p2` …
public record Parameters(String text, List<Use> uses, Shape shape) {
    private static final Set<String> TYPES = Set.of("date", "interval", "time", "timestamp", "timestamptz", "timetz");

    public Parameters {
        uses = List.copyOf(uses);
    }

    /// @param operator the token before it: `=`, `<`, `limit` …, lower case
    /// @param column what it is compared with, when that is told
    public record Use(int number, int start, int end, String operator, Optional<Shape.Column> column) {}

    public static Parameters of(String counted, Dialect dialect) {
        String text = cast(counted, dialect);
        List<Token> tokens = tokens(text, dialect);
        StringBuilder named = new StringBuilder();
        int copied = 0;
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = tokens.get(i + 1);
            if (token.text().equals("$") && next.kind() == Token.Kind.NUMBER && next.start() == token.end()) {
                places.add(new int[] {i, Integer.parseInt(next.text()), token.start(), next.end()});
                // the parser takes what follows `escape :p1` for a part of it
                boolean escape = i > 0 && tokens.get(i - 1).is("escape");
                named.append(text, copied, token.start()).append(escape ? "'!'" : ":p" + next.text());
                copied = next.end();
            }
        }
        named.append(text.substring(copied));
        Shape shape = Sql.shape(named.toString(), dialect);
        List<Use> uses = new ArrayList<>();
        for (int[] place : places) {
            uses.add(new Use(place[1], place[2], place[3], before(tokens, place[0]), column(shape, "p" + place[1])));
        }
        return new Parameters(text, uses, shape);
    }

    private static List<Token> tokens(String text, Dialect dialect) {
        List<Token> tokens = new ArrayList<>();
        Script.read(text, dialect, statement -> {
            if (tokens.isEmpty()) {
                tokens.addAll(statement.tokens());
            }
        });
        return tokens;
    }

    /// `date '2026-01-01'` is counted as `date $1`, which no grammar takes: a type stands before a literal only.
    private static String cast(String text, Dialect dialect) {
        List<Token> tokens = tokens(text, dialect);
        StringBuilder cast = new StringBuilder();
        int copied = 0;
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token type = tokens.get(i);
            Token number = tokens.get(i + 2);
            boolean typed = TYPES.contains(type.text().toLowerCase(Locale.ROOT))
                    && type.kind() == Token.Kind.WORD
                    && tokens.get(i + 1).text().equals("$")
                    && number.kind() == Token.Kind.NUMBER
                    && number.start() == tokens.get(i + 1).end();
            if (typed) {
                cast.append(text, copied, type.start()).append("cast($%s as %s)".formatted(number.text(), type.text()));
                copied = number.end();
            }
        }
        return cast.append(text.substring(copied)).toString();
    }

    /// The operator or key word in front: `>=` and `||` are two tokens.
    private static String before(List<Token> tokens, int at) {
        if (at == 0) {
            return "";
        }
        Token last = tokens.get(at - 1);
        String text = last.text().toLowerCase(Locale.ROOT);
        boolean joined = at > 1
                && last.kind() == Token.Kind.SYMBOL
                && tokens.get(at - 2).kind() == Token.Kind.SYMBOL
                && tokens.get(at - 2).end() == last.start()
                && "<>=!|".contains(tokens.get(at - 2).text());
        return joined ? tokens.get(at - 2).text() + text : text;
    }

    /// Also of a pattern that the statement puts together, `like (:p1 || '%')`.
    private static Optional<Shape.Column> column(Shape shape, String parameter) {
        return shape.filter().stream()
                .filter(each -> switch (each.operand()) {
                    case Shape.Operand.Parameter(String name) -> name.equals(parameter);
                    case Shape.Operand.Computed(String text) ->
                        each.operator() == Shape.Operator.LIKE_PREFIX
                                && List.of(text.split("\\W+")).contains(parameter);
                    case Shape.Operand.Constant _, Shape.Operand.Other _ -> false;
                })
                .map(Shape.Predicate::column)
                .findFirst();
    }
}
