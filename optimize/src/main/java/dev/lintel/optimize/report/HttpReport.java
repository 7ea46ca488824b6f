package dev.lintel.optimize.report;

import dev.lintel.optimize.demo.Latency;
import dev.lintel.optimize.plan.Wording;
import java.util.List;

/// What clients of a service noticed.
public final class HttpReport {
    private HttpReport() {}

    /// @param changes the slowest before first
    public static String of(List<Latency.Change> changes) {
        Lines lines = new Lines();
        lines.add("").add("Measured through HTTP, one request at a time (95th percentile, median below)");
        lines.add("").wrapped("  ", "With the new migrations alone; lines of Java that are shown were not built.");
        lines.add("");
        lines.add("      before       after     times  endpoint");
        for (Latency.Change each : changes) {
            lines.add("%12s%12s%10s  %s%s"
                    .formatted(
                            Wording.ms(each.before().p95Ms()),
                            Wording.ms(each.after().p95Ms()),
                            "%.1f".formatted(each.p95Factor()),
                            each.sameAnswers() ? "" : "OTHER ANSWERS ",
                            each.before().endpoint()));
            lines.add("%12s%12s"
                    .formatted(
                            Wording.ms(each.before().medianMs()),
                            Wording.ms(each.after().medianMs())));
        }
        return lines.toString();
    }
}
