package dev.lintel.guard.idempotency;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An answer as it is stored and given again.
///
/// @param headers those that the handler set, names and values
record StoredAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    /// Lines of `name: value`, as in a message. Values with line breaks were never let into a header.
    String headerLines() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(headers)
                .forEach((name, values) -> values.forEach(
                        value -> lines.append(name).append(": ").append(value).append('\n')));
        return lines.toString();
    }

    static StoredAnswer of(int status, String headerLines, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        headerLines.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            headers.merge(line.substring(0, colon), List.of(line.substring(colon + 2)), StoredAnswer::both);
        });
        return new StoredAnswer(status, headers, body);
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
