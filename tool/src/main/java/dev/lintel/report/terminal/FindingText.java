package dev.lintel.report.terminal;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reported;
import dev.lintel.report.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One finding: risk, what is wrong in a sentence, the chain, why it matters here, the repair, where to read on.
final class FindingText {
    private static final int LABEL = 7;
    private static final int LONGEST_CHAIN = 8;
    private static final int LONGEST_EXAMPLE = 14;

    private final SourceText sources;
    private final Style style;

    FindingText(SourceText sources, Style style) {
        this.sources = sources;
        this.style = style;
    }

    List<String> lines(Reported reported) {
        Finding finding = reported.finding();
        List<String> lines = new ArrayList<>();
        lines.add(header(finding));
        Columns.wrap(finding.headline(), Columns.WIDTH - 2).forEach(line -> lines.add("  " + line));
        lines.add("");
        chain(finding.evidence(), lines);
        lines.add("");
        risk(reported, lines);
        finding.fix().ifPresent(fix -> fix(fix, lines));
        labelled("more", more(finding), lines);
        return lines;
    }

    private String header(Finding finding) {
        String label = finding.risk().label();
        String left = "%-8s  %s".formatted(label, finding.practice());
        String sure = finding.confidence() == Confidence.SURE ? "" : " (" + word(finding.confidence()) + ")";
        String plain = Columns.apart(left + sure, Columns.printable(finding.subject()));
        return style.risk(finding.risk(), label) + plain.substring(label.length());
    }

    private static String word(Confidence confidence) {
        return switch (confidence) {
            case SURE -> "sure";
            case LIKELY -> "likely";
            case POSSIBLE -> "possible";
        };
    }

    private void chain(Evidence evidence, List<String> lines) {
        List<Evidence.Link> shown =
                evidence.chain().stream().limit(LONGEST_CHAIN).toList();
        int gutter = shown.stream()
                .mapToInt(link -> Integer.toString(link.at().line()).length())
                .max()
                .orElse(1);
        Excerpt excerpt = new Excerpt(sources, style, gutter);
        for (int i = 0; i < shown.size(); i++) {
            lines.addAll(excerpt.lines(shown.get(i), i + 1));
        }
        int more = evidence.chain().size() - shown.size();
        if (more > 0) {
            lines.add("   … and " + more + " more places");
        }
    }

    private void risk(Reported reported, List<String> lines) {
        Finding finding = reported.finding();
        List<String> said = new ArrayList<>(finding.impact());
        List<String> others = finding.routes().stream()
                .filter(route -> !route.equals(finding.subject()))
                .toList();
        if (!others.isEmpty()) {
            String which = others.size() < finding.routes().size() ? "other requests" : "requests";
            said.add(which + " that come here: " + String.join(", ", others.subList(0, Math.min(4, others.size())))
                    + (others.size() > 4 ? " and " + (others.size() - 4) + " more" : ""));
        }
        Stream<String> parts = reported.parts().stream()
                .map(part -> "together with " + part.finding().practice() + " at "
                        + part.finding().at());
        Stream.concat(said.stream(), parts).forEach(each -> labelled(labelFor(lines), each, lines));
    }

    /// `risk` stands once, before the first clause.
    private static String labelFor(List<String> lines) {
        return lines.getLast().isEmpty() ? "risk" : "";
    }

    private void fix(Fix fix, List<String> lines) {
        labelled("fix", fix.advice(), lines);
        List<String> example = fix.example().strip().lines().toList();
        String indent = " ".repeat(LABEL + 2);
        for (String line : example.subList(0, Math.min(LONGEST_EXAMPLE, example.size()))) {
            Columns.fold(Columns.printable(line), Columns.WIDTH - indent.length())
                    .forEach(each -> lines.add(indent + style.diff(each)));
        }
        if (example.size() > LONGEST_EXAMPLE) {
            lines.add(indent + "…");
        }
        if (!fix.edits().isEmpty()) {
            lines.add(indent + "lintel review --fix shows this as a patch");
        }
    }

    /// As many references as fit on the line.
    private static String more(Finding finding) {
        String line = "lintel explain " + finding.practice();
        for (String reference : finding.guide().references()) {
            String longer = line + " · " + reference;
            if (!reference.startsWith("http") && Columns.width(longer) <= Columns.WIDTH - LABEL - 2) {
                line = longer;
            }
        }
        return line;
    }

    private static void labelled(String label, String text, List<String> lines) {
        String before = "  %-7s".formatted(label);
        for (String line : Columns.wrap(Columns.printable(text), Columns.WIDTH - LABEL - 2)) {
            lines.add(before + line);
            before = " ".repeat(LABEL + 2);
        }
    }
}
