package dev.lintel.flow.run;

import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Value;
import dev.lintel.source.Span;
import java.util.List;

/// What one call of a body gives.
///
/// @param returned whether it can return at all
/// @param result the value that it returns
/// @param results the same told apart by the places that return, for an entry; empty inside of one
/// @param thrown what exceptions that leave it can be; [Value#NOTHING] when none does
/// @param store the objects that were handed in or made and can still be reached
/// @param after what is known of the arguments when it has returned
/// @param whenTrue the same when it returned `true`
/// @param found what arrived at sinks inside
/// @param calls what it called
record Outcome(
        boolean returned,
        Value result,
        List<Value> results,
        Value thrown,
        Store store,
        List<Value> after,
        List<Value> whenTrue,
        List<Value> whenFalse,
        List<Found> found,
        List<Inner> calls) {
    /// Nothing is known yet: the body is being run further out.
    static final Outcome NONE = new Outcome(
            false,
            Value.NOTHING,
            List.of(),
            Value.NOTHING,
            Store.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /// A call from inside, by its place and the name of what is called.
    record Inner(Span at, String name, Context.Memo memo) {}

    /// Whether a caller can tell the two apart.
    boolean sameFor(Outcome other) {
        return returned == other.returned
                && result.equals(other.result)
                && thrown.equals(other.thrown)
                && store.equals(other.store)
                && after.equals(other.after);
    }
}
