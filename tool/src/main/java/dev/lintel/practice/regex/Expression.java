package dev.lintel.practice.regex;

import java.util.BitSet;
import java.util.List;

/// A regular expression as a tree. What only looks (anchors, look-around) and what repeats an earlier group stands as
/// nothing: words found by this tree are tried on the real matcher before anything is said of them.
sealed interface Expression {
    Expression EMPTY = new Sequence(List.of());

    /// One character of these.
    ///
    /// @param of as [dev.lintel.flow.knowledge.CharacterSet] makes them
    record Characters(BitSet of) implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    record Choice(List<Expression> ways) implements Expression {
        public Choice {
            ways = List.copyOf(ways);
        }
    }

    /// @param most [#UNBOUNDED] when there is no end
    record Repeat(Expression body, int least, int most) implements Expression {
        static final int UNBOUNDED = Integer.MAX_VALUE;
    }
}
