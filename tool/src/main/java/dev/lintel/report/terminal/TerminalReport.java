package dev.lintel.report.terminal;

import dev.lintel.finding.Failure;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import dev.lintel.finding.Verdict.Followed;
import dev.lintel.finding.Verdict.Volume;
import dev.lintel.finding.Verdict.Withheld;
import dev.lintel.report.SourceText;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The verdict as text: a first screen, the findings, then what is not known and the counts.
public final class TerminalReport {
    private static final int GAPS = 12;

    private final SourceText sources;
    private final Style style;
    private final boolean everyGap;

    /// @param everyGap whether all that could not be read is listed, not only the first
    public TerminalReport(SourceText sources, Style style, boolean everyGap) {
        this.sources = sources;
        this.style = style;
        this.everyGap = everyGap;
    }

    public String render(Verdict verdict) {
        List<String> lines = new ArrayList<>(new Summary(style).lines(verdict));
        FindingText text = new FindingText(sources, style);
        for (Reported each : verdict.findings()) {
            lines.add("");
            lines.addAll(text.lines(each));
        }
        lines.add("");
        failures(verdict.failures(), lines);
        gaps(verdict.gaps(), lines);
        lines.add(counts(verdict));
        withheld(verdict.withheld(), lines);
        cut(verdict.followed(), lines);
        lines.add(volume(verdict.volume()) + ", " + seconds(verdict));
        return lines.stream()
                        .map(String::stripTrailing)
                        .reduce((one, next) -> one + "\n" + next)
                        .orElse("") + "\n";
    }

    private static void failures(List<Failure> failures, List<String> lines) {
        for (Failure failure : failures) {
            lines.add(Columns.cut("crashed: " + failure.part() + " (" + failure.summary() + ")", Columns.WIDTH));
        }
        if (!failures.isEmpty()) {
            lines.add("What it would have told is missing above. This is a bug of Lintel.");
            lines.add("");
        }
    }

    private void gaps(List<Gap> gaps, List<String> lines) {
        if (gaps.isEmpty()) {
            return;
        }
        lines.add("Not read or not understood");
        int shown = everyGap ? gaps.size() : Math.min(GAPS, gaps.size());
        for (Gap gap : gaps.subList(0, shown)) {
            String said = gap.at() + " " + gap.what() + (gap.consequence().isEmpty() ? "" : "; " + gap.consequence());
            List<String> wrapped = Columns.wrap(Columns.printable(said), Columns.WIDTH - 4);
            lines.add("  " + wrapped.getFirst());
            wrapped.stream().skip(1).forEach(line -> lines.add("    " + line));
        }
        if (shown < gaps.size()) {
            lines.add("  … and " + (gaps.size() - shown) + " more (--verbose lists all)");
        }
        lines.add("");
    }

    private String counts(Verdict verdict) {
        List<String> parts = new ArrayList<>();
        verdict.counts().forEach((risk, number) -> {
            if (number > 0) {
                parts.add(number + " " + style.risk(risk, risk.label()));
            }
        });
        if (verdict.backends().isEmpty()) {
            return "No backend found: no endpoint, listener or table";
        }
        return parts.isEmpty() ? "No findings" : String.join(", ", parts);
    }

    private static void withheld(Withheld withheld, List<String> lines) {
        List<String> parts = new ArrayList<>();
        add(parts, withheld.suppressed().size(), "allowed by comments");
        add(parts, withheld.baselined(), "known by the baseline");
        add(parts, withheld.unchanged(), "there before the change");
        add(parts, withheld.possible(), "of low confidence (--all)");
        if (!parts.isEmpty()) {
            lines.add("not shown: " + String.join(", ", parts));
        }
    }

    private static void cut(Followed followed, List<String> lines) {
        if (followed.cut() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "data flow: %,d of %,d entries were not followed to their end",
                    followed.cut(),
                    followed.entries()));
        }
        if (followed.shortened() > 0) {
            lines.add(String.format(Locale.ROOT, "entries too long to be judged whole: %,d", followed.shortened()));
        }
    }

    private static void add(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }

    private static String volume(Volume volume) {
        String files = String.format(Locale.ROOT, "%,d files", volume.files());
        return volume.calls() == 0
                ? files
                : files
                        + String.format(
                                Locale.ROOT,
                                ", %.1f %% of %,d calls bound",
                                100.0 * volume.bound() / volume.calls(),
                                volume.calls());
    }

    private static String seconds(Verdict verdict) {
        return String.format(Locale.ROOT, "%.1f s", verdict.elapsed().toMillis() / 1000.0);
    }
}
