package dev.lintel.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one cold process cost.
///
/// @param wall seconds from start to end
/// @param cpu seconds of user and system time, of its children too
/// @param peak greatest resident memory in MiB
/// @param exit what it ended with
public record Cost(double wall, double cpu, double peak, int exit) {
    /// The medians of each figure apart; the exit is that of the last run.
    public static Cost median(List<Cost> runs) {
        return new Cost(
                median(runs, Cost::wall),
                median(runs, Cost::cpu),
                median(runs, Cost::peak),
                runs.getLast().exit());
    }

    private static double median(List<Cost> runs, ToDoubleFunction<Cost> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
