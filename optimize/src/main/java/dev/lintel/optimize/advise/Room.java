package dev.lintel.optimize.advise;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The bytes that indexes take, and how many they may take together.
///
/// @param sizes of every candidate that can be built
record Room(Map<Candidate, Long> sizes, long limit) {
    Room {
        // in their order: what ties is decided by it
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    Set<Candidate> known() {
        return sizes.keySet();
    }

    /// More than any room where it is not known.
    long of(Candidate candidate) {
        return sizes.getOrDefault(candidate, Long.MAX_VALUE / 2);
    }

    long of(Collection<Candidate> some) {
        return some.stream().mapToLong(this::of).sum();
    }

    boolean holds(Collection<Candidate> some) {
        return of(some) <= limit;
    }
}
