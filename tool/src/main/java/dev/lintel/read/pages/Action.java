package dev.lintel.read.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A tag of a library in a page, `<c:out value="${name}"/>`.
///
/// @param attributes by name
record Action(String tag, Map<String, String> attributes, int start, int end) {
    static final Pattern PATTERN =
            Pattern.compile("(?s)<(?<tag>\\w+:\\w+)(?<with>(?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))*+)\\s*/?>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?s)(?<name>[\\w:.-]+)\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)')");

    Action {
        attributes = Map.copyOf(attributes);
    }

    static Stream<Action> all(String text) {
        return PATTERN.matcher(text).results().map(found -> {
            Map<String, String> with = new HashMap<>();
            Matcher each = ATTRIBUTE.matcher(found.group("with"));
            while (each.find()) {
                with.put(
                        each.group("name"), each.group("double") == null ? each.group("single") : each.group("double"));
            }
            return new Action(found.group("tag"), with, found.start(), found.end());
        });
    }

    /// Whatever prefix the page gives the library.
    boolean isNamed(String name) {
        return tag.endsWith(":" + name);
    }

    /// An attribute; empty when it is not there.
    String with(String name) {
        return attributes.getOrDefault(name, "");
    }
}
