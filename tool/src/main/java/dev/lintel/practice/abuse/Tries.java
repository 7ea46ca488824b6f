package dev.lintel.practice.abuse;

import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tries that are counted where they are kept, whatever the column is called: a number of a row is calculated anew,
/// and what happens depends on how it compares with a fixed one.
final class Tries {
    /// What counters in memory, in Redis, in a data grid are asked.
    private static final Set<String> COUNTS = Set.of(
            "increment",
            "incr",
            "incrBy",
            "incrementAndGet",
            "getAndIncrement",
            "addAndGet",
            "getAndAdd",
            "addAndGetAsync");

    private Tries() {}

    static boolean areCounted(List<Path> paths) {
        return inRows(paths) || inCounters(paths);
    }

    /// `redis.opsForValue().increment(key) > 8`: what a counter elsewhere answers is compared with a fixed number.
    private static boolean inCounters(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> path.guards().stream())
                .map(Guard::condition)
                .flatMap(Guard.Condition::comparisons)
                .anyMatch(each ->
                        isCount(each.left()) && isFixed(each.right()) || isCount(each.right()) && isFixed(each.left()));
    }

    private static boolean isCount(List<Source> side) {
        return side.stream()
                .anyMatch(source -> source instanceof Source.Derived derived
                        && COUNTS.contains(
                                derived.function().substring(derived.function().lastIndexOf('.') + 1)));
    }

    private static boolean inRows(List<Path> paths) {
        Set<String> counters = paths.stream()
                .filter(Tries::isCalculated)
                .map(path -> ((Step.Put) path.step()).property())
                .collect(Collectors.toSet());
        return !counters.isEmpty()
                && paths.stream()
                        .flatMap(path -> path.guards().stream())
                        .map(Guard::condition)
                        .flatMap(Guard.Condition::comparisons)
                        .anyMatch(each -> isCounter(each.left(), counters) && isFixed(each.right())
                                || isCounter(each.right(), counters) && isFixed(each.left()));
    }

    /// `code.setTries(code.getTries() + 1)`: arithmetic has no source that is known.
    private static boolean isCalculated(Path path) {
        return path.step() instanceof Step.Put
                && path.argument("value").stream().allMatch(Source.Unknown.class::isInstance)
                && path.argument("this").stream().anyMatch(Source.Row.class::isInstance);
    }

    private static boolean isCounter(List<Source> side, Set<String> counters) {
        return side.stream()
                .anyMatch(source -> source instanceof Source.Row row
                        && !row.path().isEmpty()
                        && counters.contains(row.path().getLast()));
    }

    private static boolean isFixed(List<Source> side) {
        return side.stream()
                .anyMatch(source -> source instanceof Source.Setting
                        || source instanceof Source.Constant(Object value) && value instanceof Number);
    }
}
