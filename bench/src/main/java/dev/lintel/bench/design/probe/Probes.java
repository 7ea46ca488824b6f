package dev.lintel.bench.design.probe;

import java.util.List;
import java.util.stream.Stream;

/// All of them, in the order of their numbers.
public final class Probes {
    private Probes() {}

    public static List<Probe> all() {
        return Stream.of(AccessProbes.all(), InputProbes.all(), StateProbes.all(), AccountProbes.all())
                .flatMap(List::stream)
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
    }
}
