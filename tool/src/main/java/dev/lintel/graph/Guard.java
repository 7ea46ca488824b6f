package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.stream.Stream;

/// A condition that surely holds at some point of a path: control only gets there when it does.
///
/// @param how what happens to everyone else
public record Guard(Condition condition, How how, Span at) {
    public enum How {
        /// The step stands inside the branch.
        ENCLOSING,
        /// An exception was thrown otherwise.
        THROWS,
        /// The operation returned otherwise.
        RETURNS
    }

    /// As [Step.Condition], with values seen from the entry.
    public sealed interface Condition {
        /// @param operator `==`, `!=`, `<`, `<=`, `>`, `>=`
        record Comparison(String operator, List<Source> left, List<Source> right) implements Condition {
            public Comparison {
                left = List.copyOf(left);
                right = List.copyOf(right);
            }
        }

        /// @param test `true`, `present`, `empty`, `null`, `blank`
        record Test(String test, List<Source> value) implements Condition {
            public Test {
                value = List.copyOf(value);
            }
        }

        record Not(Condition inner) implements Condition {}

        record All(List<Condition> of) implements Condition {
            public All {
                of = List.copyOf(of);
            }
        }

        record Any(List<Condition> of) implements Condition {
            public Any {
                of = List.copyOf(of);
            }
        }

        /// Every source that the condition looks at.
        default Stream<Source> sources() {
            return switch (this) {
                case Comparison comparison ->
                    Stream.concat(comparison.left().stream(), comparison.right().stream())
                            .flatMap(Source::roots);
                case Test test -> test.value().stream().flatMap(Source::roots);
                case Not not -> not.inner().sources();
                case All all -> all.of().stream().flatMap(Condition::sources);
                case Any any -> any.of().stream().flatMap(Condition::sources);
            };
        }

        /// The comparisons inside, whatever stands around them.
        default Stream<Comparison> comparisons() {
            return switch (this) {
                case Comparison comparison -> Stream.of(comparison);
                case Test _ -> Stream.empty();
                case Not not -> not.inner().comparisons();
                case All all -> all.of().stream().flatMap(Condition::comparisons);
                case Any any -> any.of().stream().flatMap(Condition::comparisons);
            };
        }
    }
}
