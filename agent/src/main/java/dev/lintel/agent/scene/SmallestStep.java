package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reported;
import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What to do today, before anything of the list is begun: of the gravest findings the one whose repair is
/// smallest. A repair that can be shown is smaller than one that has to be thought out, settings are smaller than
/// code, what Lintel can write itself than what a person has to decide, then the fewer lines the smaller.
final class SmallestStep {
    static final String HEADING = "The smallest step that helps now";

    /// Lines of a properties file, as a diff shows them.
    private static final Pattern SETTINGS = Pattern.compile("([+-] [a-z][\\w.-]*=.*\\R?)+");
    private static final Comparator<Finding> SMALLEST = Comparator.comparing(Finding::risk)
            .thenComparing(finding -> example(finding).isBlank())
            .thenComparing(finding -> !SETTINGS.matcher(example(finding)).matches())
            .thenComparing(
                    finding -> finding.fix().map(Fix::edits).orElse(List.of()).isEmpty())
            .thenComparingLong(finding -> example(finding).lines().count());

    private SmallestStep() {}

    private static String example(Finding finding) {
        return finding.fix().map(Fix::example).orElse("");
    }

    /// No claim where no finding has a repair.
    static Part of(List<Reported> findings) {
        return part(smallest(findings)
                .flatMap(each -> step(
                        each,
                        List.of(each.finding().at()),
                        " It ends this: " + each.finding().headline() + " (" + each.fingerprint() + ")")));
    }

    /// The same where the findings stand below with their places.
    static Part before(List<Reported> listed) {
        return part(
                smallest(listed).flatMap(each -> step(each, List.of(), " It ends " + each.fingerprint() + " below.")));
    }

    private static Part part(Stream<Claim> steps) {
        return new Part(HEADING, steps.toList());
    }

    private static Stream<Reported> smallest(List<Reported> findings) {
        return findings.stream()
                .filter(each -> each.finding().fix().isPresent())
                .min(Comparator.comparing(Reported::finding, SMALLEST))
                .stream();
    }

    private static Stream<Claim> step(Reported reported, List<Span> places, String why) {
        return reported.finding().fix().stream()
                .map(fix -> new Claim(
                        Claim.Kind.STEP,
                        sentence(fix.advice()) + why,
                        reported.finding().subject(),
                        places,
                        fix.example()));
    }

    /// Advice is written to stand behind "fix": lower case, no full stop.
    private static String sentence(String advice) {
        String text = advice.strip();
        String begun = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
