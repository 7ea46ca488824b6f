package dev.lintel.flow.run;

import dev.lintel.code.MethodId;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Value;
import dev.lintel.source.Span;
import java.util.List;

/// A value that reached a sink, as the body saw it.
///
/// @param says the last step in words
/// @param store the objects that were there
record Found(
        String kind,
        String sink,
        MethodId in,
        Span at,
        Value value,
        Value receiver,
        List<Value> arguments,
        String says,
        Store store) {
    Found {
        arguments = List.copyOf(arguments);
    }
}
