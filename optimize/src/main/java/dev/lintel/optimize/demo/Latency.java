package dev.lintel.optimize.demo;

import java.util.Arrays;

/// How long one endpoint took to answer.
///
/// @param calls that were measured
/// @param failures answers of 400 and above
/// @param answers a fingerprint of all bodies in order; 0 where they differ from call to call anyhow
public record Latency(String endpoint, int calls, double medianMs, double p95Ms, int failures, long answers) {
    static Latency of(String endpoint, double[] tookMs, int failures, long answers) {
        double[] sorted = tookMs.clone();
        Arrays.sort(sorted);
        return new Latency(endpoint, sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.95), failures, answers);
    }

    /// The smallest time that this share of the calls did not exceed (nearest rank).
    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /// The same calls at another time.
    ///
    /// @param after likewise
    public record Change(Latency before, Latency after) {
        public double p95Factor() {
            return before.p95Ms() / Math.max(0.001, after.p95Ms());
        }

        public boolean sameAnswers() {
            return before.answers() == after.answers() && before.failures() == after.failures();
        }
    }
}
