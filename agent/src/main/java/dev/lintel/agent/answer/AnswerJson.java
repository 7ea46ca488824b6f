package dev.lintel.agent.answer;

import dev.lintel.report.json.Json;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.Locale;

/// An answer for programs: the same parts and claims, each claim with its places.
public final class AnswerJson {
    private AnswerJson() {}

    public static String render(Answer answer) {
        return Json.document(json -> {
            json.text("schema", "1.0").text("kind", answer.kind()).text("headline", answer.headline());
            json.objects("parts", answer.parts(), (each, part) -> {
                each.text("heading", part.heading());
                each.objects("claims", part.claims(), AnswerJson::claim);
            });
            json.texts("next", answer.next());
        });
    }

    private static void claim(Json json, Claim claim) throws IOException {
        json.text("kind", claim.kind().name().toLowerCase(Locale.ROOT))
                .text("says", claim.says())
                .text("about", claim.about());
        json.objects("places", claim.places(), AnswerJson::place);
        if (!claim.example().isEmpty()) {
            json.text("example", claim.example());
        }
    }

    private static void place(Json json, Span span) throws IOException {
        json.text("file", span.file().path()).number("line", span.line()).number("endLine", span.endLine());
    }
}
