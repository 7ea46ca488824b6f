package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Stem;
import dev.lintel.finding.Guide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// "What is an N+1 query?" The catalogue's own words, and where this backend shows it.
final class ExplainScene {
    private static final int MOST_OTHERS = 4;
    private static final Set<String> EMPTY_WORDS = Set.of(
            "what", "is", "are", "the", "a", "an", "why", "does", "do", "mean", "explain", "i", "to", "of", "in", "and",
            "how", "me", "about", "tell", "should", "when", "it", "my", "we", "for", "bad", "good", "on", "with", "use",
            "us", "be", "that", "this");

    private final Topic topic;
    private final List<Guide> guides;

    ExplainScene(Topic topic, List<Guide> guides) {
        this.topic = topic;
        this.guides = guides;
    }

    Answer answer() {
        List<Guide> found = found();
        if (found.isEmpty()) {
            return Answer.of("explain", "No practice of the catalogue is about that.")
                    .then("lintel practices");
        }
        Guide guide = found.getFirst();
        List<Claim> here = Risks.of(topic.standing().findings(Set.of(guide.id())));
        List<Claim> others = found.stream()
                .skip(1)
                .limit(MOST_OTHERS)
                .map(each -> Claim.decision(each.id() + ": " + each.statement()))
                .toList();
        List<Part> parts = new ArrayList<>(List.of(
                new Part("Why", List.of(Claim.decision(plain(guide.why())))),
                new Part(
                        "In this backend",
                        here.isEmpty() ? List.of(Claim.unknown("nothing was found that breaks it")) : here),
                new Part("Repair", List.of(Claim.step(advice(guide.repair()), code(guide.repair())))),
                new Part(
                        "Pitfalls",
                        guide.pitfalls().isBlank() ? List.of() : List.of(Claim.pitfall(plain(guide.pitfalls())))),
                new Part("Near it", others)));
        return new Answer(
                "explain", guide.id() + ": " + guide.statement() + ".", parts, List.of("lintel explain " + guide.id()));
    }

    private List<Guide> found() {
        List<String> named = topic.named(Kind.PRACTICE);
        if (!named.isEmpty()) {
            return guides.stream().filter(guide -> named.contains(guide.id())).toList();
        }
        Set<String> wanted = new HashSet<>();
        topic.sentence().words().stream()
                .filter(word -> !EMPTY_WORDS.contains(word.plain()) && !EMPTY_WORDS.contains(word.stem()))
                .map(Sentence.Word::stem)
                .forEach(wanted::add);
        return guides.stream()
                .filter(guide -> score(guide, wanted) > 0)
                .sorted(Comparator.comparingInt((Guide guide) -> score(guide, wanted))
                        .reversed()
                        .thenComparing(Guide::id))
                .toList();
    }

    /// A word of the id counts more than one of the statement, and that more than one of the reason.
    private static int score(Guide guide, Set<String> wanted) {
        return 6 * common(guide.id().replace('-', ' '), wanted)
                + 3 * common(guide.statement(), wanted)
                + common(guide.why(), wanted);
    }

    private static int common(String text, Set<String> wanted) {
        Set<String> stems = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            stems.add(Stem.of(word));
        }
        stems.retainAll(wanted);
        return stems.size();
    }

    private static String plain(String markdown) {
        return markdown.strip().replaceAll("\\s+", " ");
    }

    private static String advice(String repair) {
        int code = repair.indexOf("```");
        String before = plain(code < 0 ? repair : repair.substring(0, code));
        return Optional.of(before).filter(text -> !text.isEmpty()).orElse("As here:");
    }

    private static String code(String repair) {
        int from = repair.indexOf("```");
        int to = from < 0 ? -1 : repair.indexOf("```", from + 3);
        return to < 0
                ? ""
                : repair.substring(repair.indexOf('\n', from) + 1, to).stripTrailing();
    }
}
