package dev.lintel.optimize.report;

import dev.lintel.finding.Confidence;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.rewrite.Rewrite.Sameness;
import dev.lintel.optimize.report.DatabaseReport.Worded;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Match;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The statements that would cost less in other words: as they are, why that is slow, the other words, and whether
/// the rows stay the same.
record Wordings(Lines lines, Askers askers, boolean values) {
    private static final int MOST = 8;

    void add(List<Worded> all) {
        if (all.isEmpty()) {
            return;
        }
        lines.add("").add("Statements worth wording otherwise");
        List<Worded> costly = all.stream()
                .sorted(Comparator.comparing((Worded each) -> !each.gains())
                        .thenComparing(Comparator.comparingDouble(
                                        (Worded each) -> each.query().asked().totalMs())
                                .reversed()))
                .toList();
        int number = 0;
        for (Worded each : costly.stream().limit(MOST).toList()) {
            lines.add("");
            String title = each.rewrite().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            lines.add("%2d. %s".formatted(++number, title));
            lines.wrapped(
                    "    ", instead(each.query().asked().text(), each.rewrite().says()));
            askers.of(each.query().shape()).stream().limit(1).forEach(this::asker);
            lines.wrapped("    now      ", shortened(each.query().asked().text()));
            lines.wrapped(
                    "    instead  ",
                    Shortened.list(
                            instead(each.query().asked().text(), each.rewrite().sql())));
            each.costs()
                    .ifPresent(costs -> lines.wrapped(
                            "    ",
                            "cost %s -> %s%s"
                                    .formatted(
                                            Wording.count(costs.before()),
                                            Wording.count(costs.after()),
                                            each.gains() ? "" : "; the planner expects no gain, so measure it first")));
            lines.wrapped(
                    "    ",
                    switch (each.rewrite().sameness()) {
                        case Sameness.Proven(String because) -> "The same rows: " + because + ".";
                        case Sameness.Differs(String difference) -> "Not the same " + difference + ".";
                    });
        }
        if (all.size() > MOST) {
            lines.add("  - and %d more".formatted(all.size() - MOST));
        }
    }

    private void asker(Match match) {
        String word = match.alike() == Confidence.SURE ? "asked by" : "perhaps asked by";
        lines.add("    " + word + " " + match.asker().entry());
        lines.wrapped("      ", match.asker().call().toString());
    }

    /// The literals in what is said of a statement are ours when it has none.
    private String instead(String statement, String said) {
        return Masked.sql(statement).equals(statement) ? said : masked(said);
    }

    private String shortened(String sql) {
        return Shortened.list(masked(sql));
    }

    private String masked(String sql) {
        return values ? sql : Masked.sql(sql);
    }
}
