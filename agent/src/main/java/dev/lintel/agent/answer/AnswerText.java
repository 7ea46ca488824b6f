package dev.lintel.agent.answer;

import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// An answer for people, 80 columns wide.
public final class AnswerText {
    private static final int MOST_PLACES = 3;
    private static final int MOST_CLAIMS = 8;

    private AnswerText() {}

    public static String render(Answer answer) {
        List<String> lines = new ArrayList<>(Lines.wrap(answer.headline(), "", ""));
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
            }
            int left = part.claims().size() - shown.size();
            if (left > 0) {
                lines.add("  and " + left + " more: --format json has them all");
            }
        }
        if (!answer.next().isEmpty()) {
            lines.add("");
            lines.add("Next");
            answer.next().forEach(command -> lines.add("  " + command));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void claim(Claim claim, int step, List<String> lines) {
        String mark = Lines.mark(claim.kind(), step);
        lines.addAll(Lines.wrap(claim.says(), mark, " ".repeat(mark.length())));
        claim.places().stream().limit(MOST_PLACES).map(AnswerText::place).forEach(place -> lines.add("      " + place));
        if (claim.places().size() > MOST_PLACES) {
            lines.add("      and " + (claim.places().size() - MOST_PLACES) + " more places");
        }
        claim.example().lines().forEach(line -> lines.add("      " + line));
    }

    private static String place(Span place) {
        return place.file().path() + ":" + place.line();
    }
}
