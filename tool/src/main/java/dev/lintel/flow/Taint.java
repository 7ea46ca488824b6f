package dev.lintel.flow;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Set;

/// Untrusted data inside a value.
///
/// @param label where it is from: `parameter`, `header`, `body`, `cookie`, `path`, `upload`, `peer`, `stored`,
///     `weak-random`, `secret` …
/// @param name of the parameter, header or field; empty when it is not known
/// @param at where it enters
/// @param encodings what was done to it on every way: `html`, `sql-quote`, `path` …
/// @param hops how it got here, the source first
/// @param sure whether each step is known; false when a call that nobody has described handed it on
public record Taint(String label, String name, Span at, Set<String> encodings, List<Hop> hops, boolean sure) {
    public Taint {
        encodings = Set.copyOf(encodings);
        hops = List.copyOf(hops);
    }
}
