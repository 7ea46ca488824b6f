package dev.lintel.agent.install;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a file is laid out, and a value in that layout.
///
/// @param newline between its lines
/// @param unit what each level is further to the right
record JsonLayout(String newline, String unit) {
    /// Of a file that Lintel makes.
    static final JsonLayout OURS = new JsonLayout("\n", "  ");

    private static final JsonLayout ONE_LINE = new JsonLayout(" ", "");

    static JsonLayout of(JsonText json) {
        String newline = Lines.end(json.text());
        return json.root().children().stream()
                .map(JsonText.Child::from)
                .filter(at -> isFirstInLine(json.text(), at))
                .map(at -> indent(json.text(), at))
                .filter(indent -> !indent.isEmpty())
                .findFirst()
                .map(indent -> new JsonLayout(newline, indent))
                .orElse(new JsonLayout(newline, OURS.unit));
    }

    /// The white space that the line of this place begins with.
    static String indent(String text, int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = start;
        while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isFirstInLine(String text, int at) {
        return at > 0 && text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank() && text.contains("\n");
    }

    /// Over lines, but for lists of plain values.
    ///
    /// @param indent of the line that it begins in
    String lines(JsonNode value, String indent) {
        String inner = newline + indent + unit;
        String end = newline + indent;
        List<String> parts = parts(value, each -> lines(each, indent + unit));
        return switch (value) {
            case ObjectNode _ when parts.isEmpty() -> "{}";
            case ObjectNode _ -> "{" + inner + String.join("," + inner, parts) + end + "}";
            case ArrayNode list when isPlain(list) -> "[" + String.join(", ", parts) + "]";
            case ArrayNode _ -> "[" + inner + String.join("," + inner, parts) + end + "]";
            default -> value.toString();
        };
    }

    /// In one line.
    static String line(JsonNode value) {
        return ONE_LINE.lines(value, "");
    }

    private static List<String> parts(JsonNode value, Function<JsonNode, String> written) {
        List<String> parts = new ArrayList<>();
        switch (value) {
            case ObjectNode object -> object.forEachEntry((name, each) -> parts.add(name(name) + written.apply(each)));
            case ArrayNode list -> list.forEach(each -> parts.add(written.apply(each)));
            default -> {}
        }
        return parts;
    }

    /// What stands before a member's value; nothing before one of a list.
    static String name(String name) {
        return name.isEmpty() ? "" : '"' + name + "\": ";
    }

    private static boolean isPlain(ArrayNode list) {
        return list.valueStream().noneMatch(JsonNode::isContainer);
    }
}
