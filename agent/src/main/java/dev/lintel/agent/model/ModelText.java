package dev.lintel.agent.model;

import dev.lintel.agent.answer.Claim.Kind;
import dev.lintel.agent.answer.Lines;
import dev.lintel.report.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a model said and could prove, for people and for programs.
///
/// @param results that tools gave, cited or not
record ModelText(Connection connection, Sifted answer, List<ToolResult> results) {
    private static final int LONGEST_CALL = 60;

    String text() {
        List<String> lines = new ArrayList<>();
        int step = 0;
        for (ModelClaim claim : answer.kept()) {
            step = claim.kind() == Kind.STEP ? step + 1 : step;
            String mark = Lines.mark(claim.kind(), step);
            lines.addAll(Lines.wrap(
                    claim.says().replaceAll("\\s+", " ") + " [" + String.join(", ", claim.evidence()) + "]",
                    mark,
                    " ".repeat(mark.length())));
            claim.example().lines().forEach(line -> lines.add("      " + line));
        }
        lines.add("");
        lines.add("Told by " + connection.label() + ", from");
        for (ToolResult result : cited()) {
            String call = result.call();
            lines.add("  " + result.id() + "  "
                    + (call.length() <= LONGEST_CALL ? call : call.substring(0, LONGEST_CALL) + "…"));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<ToolResult> cited() {
        return results.stream()
                .filter(result -> answer.kept().stream()
                        .anyMatch(claim -> claim.evidence().contains(result.id())))
                .toList();
    }

    String json() {
        return Json.document(json -> {
            json.text("schema", "1.0").text("kind", "model").text("model", connection.label());
            json.objects("claims", answer.kept(), (each, claim) -> {
                each.text("kind", claim.kind().name().toLowerCase(Locale.ROOT))
                        .text("says", claim.says())
                        .texts("evidence", claim.evidence());
                if (!claim.example().isEmpty()) {
                    each.text("example", claim.example());
                }
            });
            json.objects(
                    "results",
                    cited(),
                    (each, result) -> each.text("id", result.id()).text("call", result.call()));
            json.texts("dropped", answer.dropped());
        });
    }
}
