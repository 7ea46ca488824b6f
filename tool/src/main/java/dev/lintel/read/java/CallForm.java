package dev.lintel.read.java;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import java.util.List;
import java.util.Optional;

/// How a method call is written.
///
/// @param owner the type in which the method was looked for
record CallForm(Optional<Expression> receiver, Type owner, long at) {
    Expression expression(Callee callee, List<Expression> arguments, Type type) {
        return new Expression.Call(receiver, callee, arguments, type, at);
    }
}
