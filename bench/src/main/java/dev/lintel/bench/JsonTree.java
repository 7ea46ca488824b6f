package dev.lintel.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON document as the benches read the tool's reports: an object's fields, an array's elements, or one value.
public record JsonTree(Map<String, JsonTree> fields, List<JsonTree> elements, String text) {
    public static JsonTree of(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            parser.nextToken();
            return read(parser);
        }
    }

    /// @throws IllegalArgumentException when it has no such field: the report is not what this bench knows
    public JsonTree at(String field) {
        JsonTree found = fields.get(field);
        if (found == null) {
            throw new IllegalArgumentException("no field '" + field + "' beside " + fields.keySet());
        }
        return found;
    }

    private static JsonTree read(JsonParser parser) throws IOException {
        Map<String, JsonTree> fields = new LinkedHashMap<>();
        List<JsonTree> elements = new ArrayList<>();
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, read(parser));
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser));
                }
            }
            default -> {
                return new JsonTree(Map.of(), List.of(), parser.getText());
            }
        }
        return new JsonTree(fields, elements, "");
    }
}
