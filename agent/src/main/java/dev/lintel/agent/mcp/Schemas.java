package dev.lintel.agent.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON Schemas of arguments, written down as they are read.
final class Schemas {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    static Schemas arguments() {
        return new Schemas();
    }

    Schemas text(String name, String says) {
        properties.put(name, Map.of("type", "string", "description", says));
        return this;
    }

    Schemas needed(String name, String says) {
        required.add(name);
        return text(name, says);
    }

    Schemas choice(String name, String says, List<String> values) {
        properties.put(name, Map.of("type", "string", "enum", values, "description", says));
        return this;
    }

    Schemas number(String name, String says) {
        properties.put(name, Map.of("type", "integer", "description", says));
        return this;
    }

    /// The two arguments of everything that answers in pages.
    Schemas paged() {
        return number("limit", "how many at most, 1 to 50, default 10")
                .text("cursor", "nextCursor of the answer before");
    }

    Map<String, Object> map() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }
}
