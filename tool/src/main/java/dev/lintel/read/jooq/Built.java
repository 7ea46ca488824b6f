package dev.lintel.read.jooq;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Query;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.Map;

/// One statement that a body builds and runs.
///
/// @param bound where the values of its parameters stand, by name
record Built(MethodId in, Span site, Query query, Map<String, Span> bound) {
    Built {
        bound = Map.copyOf(bound);
    }

    /// Whether its table is written here; a generic repository gets it from its subclasses.
    boolean namesTable() {
        return !query.shape().tables().isEmpty()
                && !query.shape().tables().getFirst().table().isEmpty();
    }

    Shape shape() {
        return query.shape();
    }
}
