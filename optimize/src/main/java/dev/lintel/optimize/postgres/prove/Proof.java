package dev.lintel.optimize.postgres.prove;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import java.util.List;

/// What was measured.
///
/// @param notRun statements that were left out, each with the reason
/// @param withdrawn indexes that made a statement slower; the statements were measured without them
/// @param buildMs time to build all indexes
/// @param bytes that those which stay really take
public record Proof(
        List<Measured> statements, List<String> notRun, List<Withdrawn> withdrawn, double buildMs, long bytes) {
    private static final double SLOWER = 1.1;
    private static final double NOTICEABLE_MS = 20;

    public Proof {
        statements = List.copyOf(statements);
        notRun = List.copyOf(notRun);
        withdrawn = List.copyOf(withdrawn);
    }

    /// An index that is not worth what it does to one statement.
    ///
    /// @param withMs and withoutMs: that statement's time, measured in turns
    public record Withdrawn(Candidate index, Query slowed, double withMs, double withoutMs) {}

    /// One statement, medians of several warm runs.
    ///
    /// @param spreadMs largest less smallest run, afterwards
    /// @param samePlan whether nothing changed for it, so that a difference is noise
    /// @param sameRows whether both gave the same rows
    public record Measured(
            Query query, double beforeMs, double afterMs, double spreadMs, boolean samePlan, boolean sameRows) {
        public boolean slower() {
            return !samePlan && isSlower(beforeMs, afterMs);
        }

        public double factor() {
            return beforeMs / Math.max(0.001, afterMs);
        }
    }

    /// By more than a tenth and by more than a person would notice.
    static boolean isSlower(double beforeMs, double afterMs) {
        return afterMs > beforeMs * SLOWER && afterMs - beforeMs > NOTICEABLE_MS;
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
