package dev.lintel.link;

import dev.lintel.read.Fact;
import java.util.List;
import java.util.stream.Stream;

/// The facts of a review by kind, in the order in which the readers gave them.
record FactIndex(List<Fact> all) {
    FactIndex {
        all = List.copyOf(all);
    }

    <F extends Fact> Stream<F> of(Class<F> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }

    <F extends Fact> List<F> list(Class<F> kind) {
        return of(kind).toList();
    }
}
