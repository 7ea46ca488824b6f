package dev.lintel.design.brief;

import dev.lintel.design.brief.Brief.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a senior would ask before building this, the most consequential first. Silence is answered with an assumption,
/// never with nothing.
final class Questions {
    private static final int AT_MOST = 7;

    private Questions() {}

    /// @param said the top keys that the brief has
    static List<Question> of(Brief brief, Set<String> said) {
        List<Question> open = new ArrayList<>();
        for (Resource each : brief.resources()) {
            if (each.access().isEmpty() && brief.parentOf(each).isEmpty()) {
                open.add(new Question(
                        "resources." + each.name() + ".access",
                        "Who may create, read, change and delete " + each.name() + "?",
                        "nobody: no endpoint is opened that nobody asked for"));
            }
        }
        if (brief.account().isPresent()
                && brief.externals().stream().noneMatch(each -> each.kind().equals("smtp"))) {
            open.add(new Question(
                    "external.mail", "What sends the confirmation mails?", "an SMTP server, reached through the outbox"));
        }
        if (!said.contains("scale")) {
            open.add(new Question(
                    "scale", "How many people use it, and how fast does it grow?", "10k users, 5 % a month, peak five times the mean"));
        }
        if (brief.patterns().isEmpty()) {
            open.add(new Question(
                    "access_patterns", "Which requests come most often, and how fast must they be?", "lists newest first, by owner"));
        }
        brief.externals().stream()
                .filter(each -> each.kind().equals("http") && each.p99Millis() == 0)
                .forEach(each -> open.add(new Question(
                        "external." + each.name() + ".p99", "How slow can " + each.name() + " be?", "2 s at the 99th percentile")));
        for (Resource each : brief.resources()) {
            boolean personal = each.fields().stream().anyMatch(Field::personal);
            if (personal && each.retain().isEmpty()) {
                open.add(new Question(
                        "resources." + each.name() + ".retain",
                        "How long is personal data of " + each.name() + " kept?",
                        "until the account is deleted"));
            }
            if (!each.rowsSaid() && brief.parentOf(each).isEmpty()) {
                open.add(new Question(
                        "resources." + each.name() + ".rows",
                        "How many rows of " + each.name() + " are there in the first year?",
                        ResourceReader.ROWS_ASSUMED + " rows"));
            }
        }
        if (!said.contains("limits")) {
            open.add(new Question("limits", "How often may whom call?", "60 a minute for strangers"));
        }
        return open.stream().limit(AT_MOST).toList();
    }
}
