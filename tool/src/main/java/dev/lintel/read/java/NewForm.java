package dev.lintel.read.java;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import java.util.List;
import java.util.Optional;

/// How a constructor call is written.
///
/// @param explicit `this(..)` or `super(..)`
record NewForm(Optional<String> anonymous, boolean explicit, long at) {
    Expression expression(Callee callee, List<Expression> arguments, Type type) {
        return new Expression.New(callee, arguments, anonymous, explicit, type, at);
    }
}
