package dev.lintel.practice.database;

import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import java.util.List;
import java.util.Optional;

/// What a loop runs over, as far as it can grow with the data or with the request.
final class Elements {
    private static final int FEW = 5;

    private Elements() {}

    /// The innermost loop around a path whose length is not a small constant, with what it runs over.
    static Optional<Growing> growing(Path path) {
        for (Path.Loop loop : path.loops().reversed()) {
            Optional<Growing> found = growing(loop);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Growing> growing(Path.Loop loop) {
        for (Source source : loop.over()) {
            switch (source) {
                case Source.Row row when row.query().gives() != Query.Gives.ONE || !row.path().isEmpty() -> {
                    return Optional.of(new Growing(loop, source, "row of the result"));
                }
                case Source.Input _ -> {
                    return Optional.of(new Growing(loop, source, "element that the caller sends"));
                }
                case Source.Answered _ -> {
                    return Optional.of(new Growing(loop, source, "element of the other system's answer"));
                }
                case Source.Made made -> {
                    List<Source> inside = made.properties().values().stream().flatMap(List::stream).toList();
                    Optional<Growing> nested = growing(new Path.Loop(inside, loop.at()));
                    if (nested.isPresent()) {
                        return nested;
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    static boolean small(Path.Loop loop) {
        return loop.over().stream()
                .anyMatch(source -> source instanceof Source.Constant(Object value)
                        && value instanceof Number number
                        && number.longValue() <= FEW);
    }

    /// @param each what one round stands for, for people
    record Growing(Path.Loop loop, Source over, String each) {}
}
