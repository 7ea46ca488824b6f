package dev.lintel.design.brief;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Copies that nobody can change and that keep the order of the brief, which `Map.copyOf` does not.
final class Copies {
    private Copies() {}

    static <K, V> SequencedMap<K, V> of(Map<K, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
