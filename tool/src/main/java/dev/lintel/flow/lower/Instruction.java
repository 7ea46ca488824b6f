package dev.lintel.flow.lower;

import dev.lintel.code.Callee;
import dev.lintel.code.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a lowered body. Each writes at most one register, and each register is written in one place.
public sealed interface Instruction {
    /// Stands for a register that is not there: no receiver, no result.
    int NONE = -1;

    /// The register that is written, or [#NONE].
    int to();

    /// The place, packed as [dev.lintel.code.Node] says.
    long at();

    /// @param value String, boxed primitive, enum constant or [Type] for a class literal; `null` for `null`
    record Constant(int to, @Nullable Object value, Type type, long at) implements Instruction {}

    /// What is not known to the lowering at all.
    record Unknown(int to, Type type, long at) implements Instruction {}

    /// The value of a variable where ways meet; `from` has one register for each incoming edge of the block.
    record Phi(int to, List<Integer> from, long at) implements Instruction {}

    /// `of`, known to be on the way where `condition` held or did not.
    record Refine(int to, int of, int condition, boolean holds, long at) implements Instruction {}

    /// `of` after a call that may have returned only because it found nothing wrong with that argument.
    record Checked(int to, int of, int call, long at) implements Instruction {}

    /// @param object [#NONE] for a static field
    record LoadField(int to, int object, String owner, String name, Type type, long at) implements Instruction {}

    /// @param locked whether it stands inside `synchronized`, so that no other thread writes in between
    record StoreField(int object, String owner, String name, int value, boolean locked, long at)
            implements Instruction {
        @Override
        public int to() {
            return NONE;
        }
    }

    record LoadElement(int to, int array, int index, Type type, long at) implements Instruction {}

    record StoreElement(int array, int index, int value, long at) implements Instruction {
        @Override
        public int to() {
            return NONE;
        }
    }

    record NewArray(int to, List<Integer> dimensions, List<Integer> elements, Type type, long at)
            implements Instruction {}

    /// A new object and the call of its constructor.
    ///
    /// @param outer the enclosing instance
    /// @param captured local variables that the class's body reads
    record New(
            int to,
            Callee callee,
            List<Integer> arguments,
            Type type,
            int outer,
            Map<String, Integer> captured,
            long at)
            implements Instruction {}

    /// @param receiver [#NONE] for a static call
    /// @param fixed whether the callee is the only method that can run (`super.m()`, another constructor)
    /// @param receiverType the static type of the receiver
    /// @param through the field that the receiver was read from, which tells beans of one type apart; or empty
    record Call(
            int to,
            int receiver,
            boolean fixed,
            Callee callee,
            List<Integer> arguments,
            Type type,
            Type receiverType,
            String through,
            long at)
            implements Instruction {}

    /// @param captured registers for the code's captured variables, in its order; `this` first when it has one
    record Lambda(int to, Code code, List<Integer> captured, Type type, long at) implements Instruction {}

    /// @param receiver the object of `object::name`, [#NONE] for `Type::name`
    record Reference(int to, int receiver, Type on, Callee callee, Type type, long at) implements Instruction {}

    record Unary(int to, String operator, int operand, Type type, long at) implements Instruction {}

    record Binary(int to, String operator, int left, int right, Type type, long at) implements Instruction {}

    /// Whether a switch's subject is this label.
    record Matches(int to, int subject, int label, long at) implements Instruction {}

    record Concat(int to, List<Integer> parts, long at) implements Instruction {}

    record Cast(int to, int of, Type type, long at) implements Instruction {}

    record InstanceOf(int to, int of, Type tested, long at) implements Instruction {}

    /// What an exception handler caught.
    record Caught(int to, List<Type> types, long at) implements Instruction {}

    /// An element of what `for` goes over.
    record Element(int to, int source, Type type, long at) implements Instruction {}
}
