package dev.lintel.bench.design.probe;

import java.util.function.Function;

/// @param says what the right answer is
/// @param look asks the service
public record Probe(int number, String says, Function<Scene, Verdict> look) {
    /// What came of it.
    public sealed interface Verdict {}

    public record Right() implements Verdict {}

    public record Wrong(String saw) implements Verdict {}

    /// The brief has nothing that could be asked so.
    public record Nothing(String missing) implements Verdict {}

    static Verdict right(boolean holds, Object saw) {
        return holds ? new Right() : new Wrong(String.valueOf(saw));
    }
}
