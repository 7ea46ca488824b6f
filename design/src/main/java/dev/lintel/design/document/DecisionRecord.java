package dev.lintel.design.document;

import static dev.lintel.design.schema.Sizes.bytes;
import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.decide.Capacity;
import dev.lintel.design.decide.Decision;
import dev.lintel.design.decide.Decisions;
import dev.lintel.design.decide.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One topic on a page of its own, as architecture decision records are kept: the same decisions as those of the
/// document, for who looks for a reason years later.
///
/// @param decisions of the topic, in the document's order
public record DecisionRecord(Brief brief, Topic topic, List<Decision> decisions) {
    public DecisionRecord {
        decisions = List.copyOf(decisions);
    }

    public static List<DecisionRecord> of(Brief brief) {
        return Topic.in(new Decisions(brief).all()).entrySet().stream()
                .map(each -> new DecisionRecord(brief, each.getKey(), each.getValue()))
                .toList();
    }

    /// `one-each`
    public String word() {
        return topic.word();
    }

    /// Whether a subject that both speak of is decided in another way here. New subjects and new numbers are none:
    /// what was decided still holds.
    public boolean differsFrom(DecisionRecord before) {
        Map<String, String> was = before.choices();
        return choices().entrySet().stream()
                .anyMatch(each ->
                        !was.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
    }

    private Map<String, String> choices() {
        return decisions.stream()
                .collect(Collectors.toMap(Decision::id, Decision::choice, (first, _) -> first, LinkedHashMap::new));
    }

    /// @param supersedes the file of the record that this one takes the place of
    public String text(int number, Optional<String> supersedes) {
        return front(supersedes)
                + "# " + number + ". " + topic.title() + "\n\n"
                + "## Context\n\n" + context(supersedes)
                + "\n## Decision\n\n" + bySubject(each -> Content.shown(each.choice()))
                + "\n## Why\n\n" + bySubject(Decision::why)
                + "\n## Alternatives\n\n" + rejected()
                + "\n## What would change our mind\n\n" + changes();
    }

    private String front(Optional<String> supersedes) {
        String practices = decisions.stream().map(Decision::practice).distinct().collect(Collectors.joining(", "));
        return "---\nstatus: accepted\ndecision: " + word() + "\n"
                + supersedes.map(each -> "supersedes: " + each + "\n").orElse("")
                + "practices: [" + practices + "]\n---\n";
    }

    private String context(Optional<String> supersedes) {
        Capacity capacity = new Capacity(brief);
        String load = "`" + brief.service().name() + "` is made for "
                + count(brief.scale().users()) + " users, "
                + count(Math.ceil(capacity.peak())) + " requests a second at the peak and " + bytes(capacity.bytes())
                + " in a year; [the design](../design/DESIGN.md) says how these follow from the brief.\n";
        String subjects = subjects().isEmpty() ? "" : "It concerns " + subjects() + ".\n";
        return load
                + subjects
                + supersedes
                        .map(each -> "The brief has changed since [" + each.substring(0, 4) + "](" + each + ").\n")
                        .orElse("");
    }

    private String subjects() {
        return decisions.stream()
                .filter(each -> each.id().contains(":"))
                .map(each -> "`" + subject(each) + "`")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String subject(Decision decision) {
        return decision.id().substring(decision.id().indexOf(':') + 1);
    }

    /// What is said of all subjects alike, else for which each holds.
    private String bySubject(Function<Decision, String> part) {
        Map<String, List<Decision>> by =
                decisions.stream().collect(Collectors.groupingBy(part, LinkedHashMap::new, Collectors.toList()));
        if (by.size() == 1) {
            return part.apply(decisions.getFirst()) + "\n";
        }
        return by.entrySet().stream()
                .map(each -> "- "
                        + each.getValue().stream()
                                .map(one -> "`" + subject(one) + "`")
                                .collect(Collectors.joining(", "))
                        + ": " + each.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private String rejected() {
        List<List<String>> rows = decisions.stream()
                .flatMap(each -> each.rejected().stream())
                .distinct()
                .map(each -> List.of(each.what(), each.why()))
                .toList();
        return Markdown.text(new Block.Table(List.of("Instead", "Why not"), rows));
    }

    private String changes() {
        return decisions.stream()
                .map(Decision::changes)
                .distinct()
                .map(each -> "- " + each + "\n")
                .collect(Collectors.joining());
    }
}
