package dev.lintel.link.guards;

import dev.lintel.source.Span;
import java.util.Set;

/// An interceptor, filter or aspect of the target that asks who the caller is and turns some away.
///
/// @param type qualified class
/// @param reads the target's annotations that it looks at on handlers; one with an attribute set to `false` is an
///     exemption
/// @param login whether a login is all that it asks: nothing in it is named for a role, a right or whose a thing is
/// @param at the line that turns callers away
public record OwnGuard(String type, Set<String> reads, boolean login, Span at) {
    public OwnGuard {
        reads = Set.copyOf(reads);
    }

    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
