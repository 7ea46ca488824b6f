package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.graph.Backend;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Random numbers that are kept as a property which lets its bearer in, to be compared later:
/// `user.setResetCode(..)`.
final class KeptNumbers {
    private static final Set<String> GENERATORS = Set.of("Random", "ThreadLocalRandom", "Math");

    /// Where each method draws its first.
    private final Map<OperationId, Arrival> drawn;

    /// @param drawn numbers of generators that can be computed ahead
    KeptNumbers(List<Arrival> drawn) {
        this.drawn = drawn.stream().collect(Collectors.toMap(Arrival::in, Function.identity(), (one, _) -> one));
    }

    /// @param name what it is kept as
    /// @param at where
    record Kept(Arrival drawn, String name, Span at) {}

    /// One for each method that draws.
    Stream<Kept> found(Backend backend, Paths paths) {
        return drawn.isEmpty()
                ? Stream.empty()
                : backend.entries().stream()
                        .flatMap(entry -> paths.of(entry).stream())
                        .flatMap(path -> kept(path).stream())
                        .collect(Collectors.toMap(each -> each.drawn().in(), Function.identity(), (one, _) -> one))
                        .values()
                        .stream();
    }

    private Optional<Kept> kept(Path path) {
        Arrival here = drawn.get(path.in());
        return here != null
                        && path.step() instanceof Step.Put put
                        && Words.capability(put.property())
                        && isDrawn(path.argument("value"))
                ? Optional.of(new Kept(here, put.property(), path.at()))
                : Optional.empty();
    }

    private static boolean isDrawn(List<Source> value) {
        return value.stream()
                .flatMap(Source::roots)
                .anyMatch(root -> root instanceof Source.Fresh fresh
                        && GENERATORS.contains(fresh.what().split("\\.", 2)[0]));
    }
}
