package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Set;

/// A link that the pages of an application show to callers with a role alone: nowhere do they show it to all.
///
/// @param path where it leads, without what the server puts before it: `/users`
/// @param condition what is asked, as written: `hasRole('ADMIN')`
/// @param open paths below it that the pages do show to everybody
/// @param at the link
public record HiddenLink(String path, String condition, Set<String> open, Span at) {
    public HiddenLink {
        open = Set.copyOf(open);
    }

    /// Whether an address is the link's own or below it.
    ///
    /// @param address without what the server puts before it
    public boolean covers(String address) {
        return !open.contains(address) && (address.equals(path) || address.startsWith(path + "/"));
    }
}
