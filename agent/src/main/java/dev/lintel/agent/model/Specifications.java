package dev.lintel.agent.model;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.lintel.agent.mcp.ArchitectTool;
import java.util.List;
import java.util.Map;

/// Tools as LangChain4j describes them to a model.
final class Specifications {
    static final String ANSWER = "answer";

    private Specifications() {}

    static ToolSpecification of(ArchitectTool tool) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
        Map<?, ?> properties = (Map<?, ?>) tool.input().getOrDefault("properties", Map.of());
        properties.forEach((name, described) -> property(schema, (String) name, (Map<?, ?>) described));
        List<?> required = (List<?>) tool.input().getOrDefault("required", List.of());
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(schema.required(
                                required.stream().map(String.class::cast).toList())
                        .build())
                .build();
    }

    private static void property(JsonObjectSchema.Builder schema, String name, Map<?, ?> described) {
        String says = String.valueOf(described.get("description"));
        if (described.get("enum") instanceof List<?> values) {
            schema.addEnumProperty(name, values.stream().map(String.class::cast).toList(), says);
        } else if ("integer".equals(described.get("type"))) {
            schema.addIntegerProperty(name, says);
        } else {
            schema.addStringProperty(name, says);
        }
    }

    /// How a model tells what it found.
    static ToolSpecification answer() {
        JsonObjectSchema claim = JsonObjectSchema.builder()
                .addEnumProperty(
                        "kind",
                        ModelClaim.KINDS,
                        "fact: read from the backend; risk: wrong in it; decision, step: to be done, in order;"
                                + " pitfall: how the obvious repair goes wrong; unknown: what the tools cannot tell")
                .addStringProperty("says", "one or two sentences; places as path:line, as the results write them")
                .addProperty(
                        "evidence",
                        JsonArraySchema.builder()
                                .items(JsonStringSchema.builder().build())
                                .description("ids of the results that prove it: r1, r2")
                                .build())
                .addStringProperty("example", "code or a command that shows how; may be left out")
                .required("kind", "says", "evidence")
                .build();
        return ToolSpecification.builder()
                .name(ANSWER)
                .description("Tells the user what you found, and ends the task. A claim without evidence is dropped.")
                .parameters(JsonObjectSchema.builder()
                        .addProperty(
                                "claims",
                                JsonArraySchema.builder()
                                        .items(claim)
                                        .description("the most important first, at most twelve")
                                        .build())
                        .required("claims")
                        .build())
                .build();
    }
}
