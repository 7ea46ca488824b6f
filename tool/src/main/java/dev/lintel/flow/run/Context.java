package dev.lintel.flow.run;

import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Code;
import java.util.List;
import java.util.Objects;

/// A body together with what is handed to it: what its result depends on, statics aside.
///
/// @param arguments `this` if there is one, captured values, then parameters
record Context(Code code, List<Value> arguments, Store store) {
    Context {
        arguments = List.copyOf(arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(code), arguments, store);
    }

    /// The result so far.
    static final class Memo {
        Outcome outcome = Outcome.NONE;
        /// Where it is on the stack of running bodies; negative when it is not.
        int running = -1;
        /// The lowest running body whose preliminary result went in.
        int lowest = Integer.MAX_VALUE;
        boolean asked;
        boolean done;
        /// Whether the arguments stand for those of several calls.
        boolean wide;
    }
}
