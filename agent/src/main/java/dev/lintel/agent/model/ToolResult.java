package dev.lintel.agent.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a tool has answered, with the id that claims cite.
///
/// @param call the tool with its arguments, for people
/// @param text the answer as it was sent
/// @param places `file` and `file:line` of everything in it
record ToolResult(String id, String call, String text, Set<String> places) {
    ToolResult {
        places = Set.copyOf(places);
    }

    static ToolResult of(String id, String call, String text, Object answer) {
        Set<String> places = new HashSet<>();
        collect(answer, places);
        return new ToolResult(id, call, text, places);
    }

    private static void collect(Object value, Set<String> places) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("file") instanceof String file) {
                places.add(file);
                if (map.get("line") instanceof Number line) {
                    places.add(file + ":" + line);
                }
            }
            map.values().forEach(each -> collect(each, places));
        } else if (value instanceof Collection<?> all) {
            all.forEach(each -> collect(each, places));
        }
    }

    /// Whether a place stands in it; the folders before it may be left out.
    boolean has(String place) {
        return places.stream().anyMatch(each -> each.equals(place) || each.endsWith("/" + place));
    }
}
