package dev.lintel.read.jdbc;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.value.AssembledText;
import dev.lintel.code.value.Assembly;
import dev.lintel.sql.SqlTemplate;
import java.util.Optional;

/// SQL texts of one body as templates.
record Texts(Body body, Program program) {
    /// Empty when nothing of the text is known.
    Optional<SqlTemplate> template(Expression text) {
        AssembledText assembled = Assembly.of(text, body, program);
        if (assembled.unknown()) {
            return Optional.empty();
        }
        return Optional.of(
                new SqlTemplate(assembled.pieces().stream().map(Texts::piece).toList()));
    }

    private static SqlTemplate.Piece piece(AssembledText.Piece piece) {
        return switch (piece) {
            case AssembledText.Piece.Known known -> SqlTemplate.Piece.known(known.text(), known.conditional());
            case AssembledText.Piece.Hole hole ->
                SqlTemplate.Piece.hole("${" + name(hole.expression()) + "}", hole.conditional());
        };
    }

    private static String name(Expression expression) {
        return switch (expression) {
            case Expression.Variable variable -> variable.name();
            case Expression.FieldAccess field -> field.name();
            case Expression.Call call -> call.name() + "()";
            default -> "…";
        };
    }
}
