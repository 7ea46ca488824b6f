package dev.lintel.finding;

import dev.lintel.finding.Verdict.Suppressed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds findings against the `lintel:allow` comments of the code. A comment without a reason, for an unknown
/// practice, or without any use is a finding itself: it would hide the next mistake.
public final class Suppressions {
    static final Guide UNUSED = guide(
            "allow-unused",
            "every lintel:allow comment still silences something",
            "A comment that silences nothing stays behind and hides the next mistake at that place.",
            "Delete the comment.");
    static final Guide REASON = guide(
            "allow-without-reason",
            "every lintel:allow comment says why",
            "Nobody can judge later whether an exception still holds when its reason was not written down.",
            "Write `lintel:allow <id> -- <reason>`.");

    private Suppressions() {}

    /// What these comments are told about, beside the practices.
    public static List<Guide> guides() {
        return List.of(UNUSED, REASON);
    }

    /// @param shown what is left
    /// @param about findings about the comments themselves
    public record Outcome(List<Reported> shown, List<Suppressed> suppressed, List<Finding> about) {}

    /// @param ran ids of the practices that ran; a comment for another one cannot be called unused
    public static Outcome apply(List<Reported> findings, List<Suppression> comments, Set<String> ran) {
        List<Reported> shown = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        Set<Suppression> used = new HashSet<>();
        for (Reported each : findings) {
            Optional<Suppression> comment =
                    comments.stream().filter(one -> one.covers(each.finding())).findFirst();
            if (comment.isPresent()) {
                used.add(comment.get());
                suppressed.add(new Suppressed(each, comment.get().reason()));
            } else {
                shown.add(each);
            }
        }
        List<Finding> about = comments.stream()
                .filter(comment -> !used.contains(comment))
                .filter(comment -> !comment.counts() || ran.contains(comment.practice()))
                .map(Suppressions::complain)
                .toList();
        return new Outcome(shown, suppressed, about);
    }

    private static Finding complain(Suppression comment) {
        Guide guide = comment.counts() ? UNUSED : REASON;
        String headline = comment.counts()
                ? "This comment silences nothing: " + comment.practice() + " finds nothing here any more."
                : "This comment counts for nothing until it says why: add ` -- reason`.";
        return new Finding(
                guide,
                guide.risk(),
                Confidence.SURE,
                comment.practice(),
                headline,
                List.of(),
                comment.practice() + "@" + comment.at().file(),
                List.of(),
                new Evidence(List.of(new Evidence.Link(comment.at(), "this comment"))),
                Optional.empty());
    }

    private static Guide guide(String id, String statement, String why, String repair) {
        return new Guide(id, Risk.LOW, statement, why, "", "", repair, List.of());
    }
}
