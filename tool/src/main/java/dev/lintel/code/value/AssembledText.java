package dev.lintel.code.value;

import dev.lintel.code.Expression;
import java.util.List;

/// A text that a body puts together, as far as it can be told.
///
/// @param pieces in order
/// @param whole whether no piece was left out and no other text was possible but for conditional pieces
public record AssembledText(List<Piece> pieces, boolean whole) {
    public AssembledText {
        pieces = List.copyOf(pieces);
    }

    /// One part of the text.
    public sealed interface Piece {
        /// Whether it is there for some runs only.
        boolean conditional();

        record Known(String text, boolean conditional) implements Piece {}

        /// A part whose text is not known: the value of this expression.
        record Hole(Expression expression, boolean conditional) implements Piece {}
    }

    /// Whether nothing of it is known.
    public boolean unknown() {
        return pieces.stream().noneMatch(Piece.Known.class::isInstance);
    }
}
