package dev.lintel.design.verify;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was answered.
public record Reply(int status, HttpHeaders headers, String text) {
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /// Its JSON; empty when it is none.
    public Map<String, Object> object() {
        return header("Content-Type").contains("json")
                ? Json.read(text).map(Nodes::map).orElse(Map.of())
                : Map.of();
    }

    public Optional<String> id() {
        return Optional.ofNullable(object().get("id")).map(String::valueOf);
    }

    /// The rows of a page, or of a bare list.
    public List<Map<String, Object>> items() {
        Object whole = Json.read(text).orElse(Map.of());
        Object items = whole instanceof List<?> ? whole : Nodes.map(whole).getOrDefault("items", List.of());
        return items instanceof List<?> rows ? rows.stream().map(Nodes::map).toList() : List.of();
    }
}
