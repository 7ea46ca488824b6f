package dev.lintel.optimize.postgres.prove;

import dev.lintel.optimize.advise.Query;
import java.util.List;

/// What was measured.
///
/// @param notRun statements that were left out, each with the reason
/// @param buildMs time to build all indexes
/// @param bytes that they really take
public record Proof(List<Measured> statements, List<String> notRun, double buildMs, long bytes) {
    private static final double SLOWER = 1.1;
    private static final double NOTICEABLE_MS = 20;

    public Proof {
        statements = List.copyOf(statements);
        notRun = List.copyOf(notRun);
    }

    /// One statement, medians of several warm runs.
    ///
    /// @param spreadMs largest less smallest run, afterwards
    /// @param samePlan whether nothing changed for it, so that a difference is noise
    /// @param sameRows whether both gave the same rows
    public record Measured(
            Query query, double beforeMs, double afterMs, double spreadMs, boolean samePlan, boolean sameRows) {
        /// By more than a tenth and by more than a person would notice.
        public boolean slower() {
            return !samePlan && afterMs > beforeMs * SLOWER && afterMs - beforeMs > NOTICEABLE_MS;
        }

        public double factor() {
            return beforeMs / Math.max(0.001, afterMs);
        }
    }

    /// Time of the workload afterwards as a share of before, each statement once for each of its calls.
    public double relative() {
        double before = statements.stream()
                .mapToDouble(each -> each.beforeMs() * weight(each))
                .sum();
        double after = statements.stream()
                .mapToDouble(each -> (each.samePlan() ? each.beforeMs() : each.afterMs()) * weight(each))
                .sum();
        return before <= 0 ? 1 : after / before;
    }

    private static double weight(Measured each) {
        return Math.max(1, each.query().asked().calls());
    }
}
