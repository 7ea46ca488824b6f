package dev.lintel.optimize.advise;

import dev.lintel.optimize.advise.WhatIf.Bytes;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The bytes that indexes take, and how many they may take together. What statistics do not tell is counted at its
/// most, so that the limit holds.
///
/// @param sizes of every candidate that can be built
record Room(Map<Candidate, Bytes> sizes, long limit) {
    private static final Bytes UNKNOWN = new Bytes(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);

    Room {
        // in their order: what ties is decided by it
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    Set<Candidate> known() {
        return sizes.keySet();
    }

    /// More than any room where it is not known.
    long of(Candidate candidate) {
        return bytes(candidate).most();
    }

    Bytes bytes(Candidate candidate) {
        return sizes.getOrDefault(candidate, UNKNOWN);
    }

    long of(Collection<Candidate> some) {
        return some.stream().mapToLong(this::of).sum();
    }

    boolean holds(Collection<Candidate> some) {
        return of(some) <= limit;
    }
}
