package dev.lintel.read.jpa.jpql;

import dev.lintel.sql.Shape;
import java.util.Set;

/// What a statement of JPQL means.
///
/// @param entity the class whose instances it gives or changes; empty for values and projections
/// @param fetched association paths from that entity that come along
public record Reading(Shape shape, String entity, Set<String> fetched) {
    public Reading {
        fetched = Set.copyOf(fetched);
    }
}
