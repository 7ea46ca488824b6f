package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.code.Type;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import java.util.List;

/// One call with the values that take part, whether written as a call or as a method reference.
///
/// @param at the instruction, which also names what the call makes
/// @param receiver [Value#NOTHING] for a static call
/// @param fixed whether the callee is the only method that can run
/// @param type the static type of the result
/// @param through the field that the receiver was read from, or empty
record Invocation(
        Instruction at,
        Callee callee,
        Value receiver,
        boolean isStatic,
        boolean fixed,
        List<Value> arguments,
        Type type,
        Type receiverType,
        String through) {
    Invocation {
        arguments = List.copyOf(arguments);
    }

    Value argument(int index) {
        return index < arguments.size() ? arguments.get(index) : Value.NOTHING;
    }

    Invocation on(Value other) {
        return new Invocation(at, callee, other, isStatic, fixed, arguments, type, receiverType, through);
    }

    String name() {
        return callee.name();
    }

    int arity() {
        return arguments.size();
    }

    /// `java.sql.Statement#executeQuery`
    String sink() {
        return callee.owner() + "#" + callee.name();
    }
}
