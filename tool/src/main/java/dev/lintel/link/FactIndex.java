package dev.lintel.link;

import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The facts of a review by kind, in the order in which the readers gave them.
final class FactIndex {
    private final List<Fact> all;
    private final Map<Class<?>, List<Fact>> byKind = new HashMap<>();

    FactIndex(List<Fact> all) {
        this.all = List.copyOf(all);
        for (Fact fact : all) {
            byKind.computeIfAbsent(fact.getClass(), _ -> new ArrayList<>()).add(fact);
        }
    }

    List<Fact> all() {
        return all;
    }

    /// @param kind one record of [Fact]
    <F extends Fact> Stream<F> of(Class<F> kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast);
    }

    <F extends Fact> List<F> list(Class<F> kind) {
        return of(kind).toList();
    }
}
