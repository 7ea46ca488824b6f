package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;

/// What a method does to caches when it is called through its proxy (Spring Framework reference, "Declarative
/// Annotation-based Caching").
///
/// @param caches their names; empty when they are not known
/// @param key the expression as written; empty for the default, which is made of all parameters
/// @param made whether classes of the project's own choose caches or make keys for it
public record CacheRule(OperationId method, Kind kind, List<String> caches, String key, boolean made, Span at) {
    public CacheRule {
        caches = List.copyOf(caches);
    }

    public enum Kind {
        /// An answer that is kept is given without asking again.
        KEEPS,
        /// Its own answer replaces what is kept.
        REPLACES,
        EVICTS
    }

    /// Whether both are about one cache, as far as is known.
    public boolean mayShare(CacheRule other) {
        return caches.isEmpty() || other.caches.isEmpty() || caches.stream().anyMatch(other.caches::contains);
    }
}
