package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.Tree;
import org.jspecify.annotations.Nullable;

/// An argument on its way: complete, or waiting for the type that its place wants (JLS 15.2, poly expressions).
sealed interface Operand permits Operand.Done, Operand.Waiting, PendingCall {
    /// What is known of its type without its place.
    Type shape();

    /// The expression for a place that wants `target`; `null` when nothing is wanted.
    Expression finish(@Nullable Type target);

    record Done(Expression expression) implements Operand {
        @Override
        public Type shape() {
            return expression.type();
        }

        @Override
        public Expression finish(@Nullable Type target) {
            return expression;
        }
    }

    /// A lambda, a method reference, or a conditional or switch of such.
    record Waiting(Tree tree, Elaboration elaboration) implements Operand {
        @Override
        public Type shape() {
            return Type.UNKNOWN;
        }

        @Override
        public Expression finish(@Nullable Type target) {
            return elaboration.expressions().waiting(tree, target);
        }
    }
}
