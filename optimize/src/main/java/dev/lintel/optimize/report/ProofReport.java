package dev.lintel.optimize.report;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.prove.Proof;
import dev.lintel.optimize.postgres.prove.Proof.Measured;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Match;
import java.util.Comparator;
import java.util.List;

/// What was measured on a copy.
public final class ProofReport {
    private static final int TOP = 15;

    private ProofReport() {}

    public static String of(Proof proof, Askers askers) {
        Lines lines = new Lines();
        lines.add("").add("Measured with the indexes really built (medians, warm)");
        lines.add("");
        lines.add("      before       after     times  statement");
        for (Measured each : proof.statements().stream()
                .sorted(Comparator.comparingDouble((Measured measured) -> measured.beforeMs() - measured.afterMs())
                        .reversed())
                .limit(TOP)
                .toList()) {
            lines.add("%12s%12s%10s  %s%s"
                    .formatted(
                            Wording.ms(each.beforeMs()),
                            Wording.ms(each.afterMs()),
                            each.samePlan() ? "same plan" : "%.1f".formatted(each.factor()),
                            each.sameRows() ? "" : "OTHER ROWS ",
                            named(each.query(), askers)));
        }
        lines.add("");
        List<Measured> slower =
                proof.statements().stream().filter(Measured::slower).toList();
        lines.wrapped(
                "  ",
                proof.statements().isEmpty()
                        ? "Nothing could be measured."
                        : "The whole workload, each statement as often as it was counted, takes %s of the time it took; building took %s, the indexes take %s."
                                .formatted(
                                        Wording.percent(proof.relative()),
                                        Wording.ms(proof.buildMs()),
                                        Wording.kilobytes(proof.bytes() / 1024.0)));
        slower.forEach(each -> lines.wrapped("  slower: ", named(each.query(), askers)));
        if (!proof.notRun().isEmpty()) {
            lines.add("  %d statements could not be run with usual values."
                    .formatted(proof.notRun().size()));
        }
        return lines.toString();
    }

    /// The endpoint that asks it, else its text.
    public static String named(Query query, Askers askers) {
        List<Match> matches = askers.of(query.shape());
        if (!matches.isEmpty()) {
            return matches.getFirst().asker().entry();
        }
        return Shortened.list(Masked.sql(query.asked().text()));
    }
}
