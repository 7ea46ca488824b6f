package dev.lintel.cli;

import dev.lintel.finding.Guide;
import dev.lintel.practice.Practice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the practices say for themselves.
final class Explain {
    private Explain() {}

    static Exit practice(String id, Console console) throws UsageProblem {
        Optional<Guide> guide =
                guides().stream().filter(each -> each.id().equals(id)).findFirst();
        if (guide.isEmpty()) {
            throw new UsageProblem(
                    "no practice '" + id + "'" + Suggestion.forWord(id, ids()) + " (lintel practices lists all)");
        }
        console.out().print(text(guide.get()));
        return Exit.CLEAN;
    }

    static Exit all(Console console) {
        for (Guide guide : guides()) {
            console.out().println("%-8s  %-26s %s".formatted(guide.risk().label(), guide.id(), guide.statement()));
        }
        return Exit.CLEAN;
    }

    static Set<String> ids() {
        return guides().stream().map(Guide::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Guide> guides() {
        return Wiring.practices().stream().map(Practice::guide).toList();
    }

    private static String text(Guide guide) {
        StringBuilder text = new StringBuilder();
        text.append(guide.id()).append("  (").append(guide.risk().label()).append(")\n\n");
        text.append(guide.statement()).append("\n");
        section(text, "Why", guide.why());
        section(text, "What raises or lowers the risk", guide.raises());
        section(text, "Repair", guide.repair());
        section(text, "Pitfalls", guide.pitfalls());
        section(text, "References", String.join("\n", guide.references()));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String body) {
        if (!body.isBlank()) {
            text.append('\n').append(title).append('\n').append(body.strip().indent(2));
        }
    }
}
