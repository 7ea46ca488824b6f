package dev.lintel.report.inventory;

import dev.lintel.report.json.Json;
import dev.lintel.source.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `lintel map` tells.
///
/// @param answers that the team gave, by question
public record Inventory(List<Row> rows, List<Question> questions, Map<String, String> answers, List<Gap> gaps) {
    private static final int WIDTH = 80;

    public Inventory {
        rows = List.copyOf(rows);
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
        gaps = List.copyOf(gaps);
    }

    /// For people: two lines an entry where one is too narrow.
    public String table() {
        List<String> lines = new ArrayList<>();
        String application = "";
        for (Row row : rows) {
            if (!row.application().equals(application)) {
                application = row.application();
                lines.add(lines.isEmpty() ? application : "\n" + application);
            }
            lines.add(entry(row));
            String touches = touches(row);
            if (!touches.isEmpty()) {
                lines.add("      " + cut(touches, WIDTH - 6));
            }
        }
        if (!questions.isEmpty()) {
            lines.add("\nOpen questions (answer them in lintel.yaml under answers:)");
            questions.forEach(question -> lines.add(question(question)));
        }
        lines.add("\n" + rows.size() + " entries"
                + (gaps.isEmpty() ? "" : ", " + gaps.size() + " places not understood (lintel review lists them)"));
        return String.join("\n", lines) + "\n";
    }

    private static String entry(Row row) {
        String access = cut(row.accessLabel(), 30);
        String left = "  " + cut(row.entry(), WIDTH - access.length() - 4);
        return left + " ".repeat(WIDTH - left.length() - access.length()) + access;
    }

    private static String touches(Row row) {
        List<String> parts = new ArrayList<>();
        if (!row.writes().isEmpty()) {
            parts.add("writes " + String.join(", ", row.writes()));
        }
        if (!row.reads().isEmpty()) {
            parts.add("reads " + String.join(", ", row.reads()));
        }
        if (!row.calls().isEmpty()) {
            parts.add("calls " + String.join(", ", row.calls()));
        }
        return String.join(" · ", parts);
    }

    private String question(Question question) {
        String answer = answers.get(question.id());
        return "  " + question.id() + ": " + question.text() + "\n      " + question.at()
                + (answer == null ? "" : "\n      answered: " + answer);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    /// For spreadsheets, by RFC 4180.
    public String csv() {
        List<String> lines = new ArrayList<>();
        lines.add("application,entry,access,handler,reads,writes,calls,file,line");
        for (Row row : rows) {
            lines.add(String.join(
                    ",",
                    cell(row.application()),
                    cell(row.entry()),
                    cell(row.accessLabel()),
                    cell(row.handler()),
                    cell(String.join(" ", row.reads())),
                    cell(String.join(" ", row.writes())),
                    cell(String.join(" ", row.calls())),
                    cell(row.at().file().path()),
                    Integer.toString(row.at().line())));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    /// A cell that starts like a formula would run in a spreadsheet, so it gets a quote before it (CWE-1236).
    private static String cell(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && text.length() > 1 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /// For programs, by `docs/schema/map-1.json`.
    public String json() {
        return Json.document(json -> {
            json.text("schema", "1.1");
            json.objects("entries", rows, Inventory::row);
            json.objects("questions", questions, this::question);
            json.objects(
                    "gaps",
                    gaps,
                    (each, gap) -> each.text("at", gap.at().toString())
                            .text("what", gap.what())
                            .text("consequence", gap.consequence()));
        });
    }

    private static void row(Json json, Row row) throws IOException {
        json.text("application", row.application())
                .text("entry", row.entry())
                .text("kind", row.kind().label())
                .text("access", row.accessLabel())
                .text("handler", row.handler());
        if (row.access().isPresent()) {
            json.text("decidedAt", row.access().get().at().toString());
        }
        json.texts("reads", row.reads()).texts("writes", row.writes()).texts("calls", row.calls());
        json.text("file", row.at().file().path()).number("line", row.at().line());
    }

    private void question(Json json, Question question) throws IOException {
        json.text("id", question.id())
                .text("text", question.text())
                .text("at", question.at().toString());
        if (answers.containsKey(question.id())) {
            json.text("answer", answers.getOrDefault(question.id(), ""));
        }
    }
}
