package dev.lintel.flow.run;

import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A body together with what is handed to it: what its result depends on, statics aside.
///
/// @param arguments `this` if there is one, captured values, then parameters
record Context(Code code, List<Value> arguments, Store store) {
    Context {
        arguments = List.copyOf(arguments);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * System.identityHashCode(code) + arguments.hashCode()) + store.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Context that
                && code == that.code
                && arguments.equals(that.arguments)
                && store.equals(that.store);
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
        /// How often preliminary results of running bodies had changed when this one was made.
        int made = -1;
        /// The lowest running body that this result, not final yet, was made from.
        @Nullable
        Memo head;
        /// The static state that the body itself read: names of fields, and objects.
        Set<Object> read = Set.of();
        /// Whether the arguments stand for those of several calls.
        boolean wide;

        void reads(Object state) {
            if (read.isEmpty()) {
                read = new HashSet<>();
            }
            read.add(state);
        }
    }
}
