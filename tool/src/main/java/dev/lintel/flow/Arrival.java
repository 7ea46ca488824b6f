package dev.lintel.flow;

import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// What arrives at one sink on the ways from one entry. Several entries at one place are several arrivals.
///
/// @param entry the way in; empty when the code reads the request itself and no route to it is known
/// @param kind what the sink does with the value, as the library knowledge names it
/// @param sink qualified owner and name of what is called, `java.sql.Statement#executeQuery`
/// @param in the method that calls it
/// @param at the call, or the statement elsewhere (a mapper's XML) that the value becomes part of
/// @param value what arrives where it matters
/// @param receiver what the sink is called on; [Observed#NOTHING] for a static one
/// @param arguments all that is handed over, in order
/// @param calls the calls that lead from the entry to the sink's method, outermost first
/// @param beforeLogin whether a filter begins the way that sees requests before anybody is asked who they are; there
///     is no entry then
public record Arrival(
        Optional<Entry> entry,
        String kind,
        String sink,
        OperationId in,
        Span at,
        Observed value,
        Observed receiver,
        List<Observed> arguments,
        List<Hop> calls,
        boolean beforeLogin) {
    public Arrival {
        arguments = List.copyOf(arguments);
        calls = List.copyOf(calls);
    }

    /// The same by another way in.
    public Arrival from(Optional<Entry> other) {
        return new Arrival(other, kind, sink, in, at, value, receiver, arguments, calls, false);
    }

    /// The same by a filter that runs before the login.
    public Arrival byFilterBeforeLogin() {
        return new Arrival(Optional.empty(), kind, sink, in, at, value, receiver, arguments, calls, true);
    }

    public boolean tainted() {
        return !value.taints().isEmpty();
    }
}
