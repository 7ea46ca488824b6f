package dev.lintel.agent.answer;

import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.report.terminal.Columns;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An answer for people, 80 columns wide.
public final class AnswerText {
    private static final int MOST_PLACES = 3;
    private static final String INDENT = "      ";
    private static final int MOST_CLAIMS = 8;

    private AnswerText() {}

    public static String render(Answer answer) {
        List<String> lines = new ArrayList<>(Lines.wrap(answer.headline(), "", ""));
        Set<String> examples = new HashSet<>();
        for (Part part : answer.parts()) {
            if (part.claims().isEmpty()) {
                continue;
            }
            lines.add("");
            if (!part.heading().isEmpty()) {
                lines.add(part.heading());
            }
            int step = 0;
            List<Claim> shown = part.shown(MOST_CLAIMS);
            for (Claim claim : shown) {
                step = claim.kind() == Claim.Kind.STEP ? step + 1 : step;
                claim(claim, step, lines);
                example(claim.example(), examples, lines);
            }
            int left = part.claims().size() - shown.size();
            if (left > 0) {
                lines.add("  and " + left + " more: --format json has them all");
            }
        }
        if (!answer.next().isEmpty()) {
            lines.add("");
            lines.add("Next");
            answer.next().forEach(command -> lines.addAll(Lines.command(command, "  ")));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void claim(Claim claim, int step, List<String> lines) {
        String mark = Lines.mark(claim.kind(), step);
        lines.addAll(Lines.wrap(claim.says(), mark, " ".repeat(mark.length())));
        claim.places().stream()
                .limit(MOST_PLACES)
                .map(AnswerText::place)
                .forEach(place -> lines.add(INDENT + Columns.place(place, Columns.WIDTH - INDENT.length())));
        int left = claim.places().size() - MOST_PLACES;
        if (left > 0) {
            lines.add("      and " + left + (left == 1 ? " more place" : " more places"));
        }
    }

    /// Code is shown once.
    private static void example(String example, Set<String> before, List<String> lines) {
        if (!example.isEmpty() && !before.add(example)) {
            lines.add(INDENT + "(repaired as above)");
            return;
        }
        lines.addAll(Lines.code(example, INDENT));
    }

    private static String place(Span place) {
        return place.file().path() + ":" + place.line();
    }
}
