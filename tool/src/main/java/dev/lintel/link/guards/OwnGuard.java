package dev.lintel.link.guards;

import dev.lintel.graph.Access.Requirement;
import dev.lintel.source.Span;
import java.util.Set;

/// An interceptor, filter or aspect of the target that asks who the caller is and turns some away.
///
/// @param type qualified class
/// @param reads the target's annotations that it looks at on handlers; one with an attribute set to `false` is an
///     exemption
/// @param asks what it asks of the callers of the handler that it was looked at for
/// @param at the line that turns callers away
public record OwnGuard(String type, Set<String> reads, Requirement asks, Span at) {
    public OwnGuard {
        reads = Set.copyOf(reads);
    }

    /// Whether a login is all that it asks: nothing in it is named for a role, a right or whose a thing is.
    public boolean login() {
        return asks instanceof Requirement.Authenticated;
    }
}
