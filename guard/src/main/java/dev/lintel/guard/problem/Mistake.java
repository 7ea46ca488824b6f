package dev.lintel.guard.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One thing that is wrong with a request: a member of `errors` in a problem.
///
/// @param in where to look: `pointer` (RFC 6901, into the body), `parameter` or `header`
/// @param at the place there
/// @param code stays the same, for programs: `not-blank`, `size`
/// @param detail for people
/// @param bounds what would have been right, if that is numbers: `min`, `max`
record Mistake(String in, String at, String code, String detail, Map<String, Number> bounds) {
    static final String POINTER = "pointer";
    static final String PARAMETER = "parameter";
    static final String HEADER = "header";

    Mistake {
        bounds = Map.copyOf(bounds);
    }

    Mistake(String in, String at, String code, String detail) {
        this(in, at, code, detail, Map.of());
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(in, at);
        members.put("code", code);
        members.put("detail", detail);
        members.putAll(bounds);
        return members;
    }

    /// `items[0].unitPrice` as `/items/0/unitPrice`.
    static String pointer(String path) {
        StringBuilder out = new StringBuilder();
        for (String part : path.replace("]", "").split("[.\\[]", -1)) {
            if (!part.isEmpty()) {
                out.append('/').append(escaped(part));
            }
        }
        return out.toString();
    }

    /// RFC 6901 §3.
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// `NotBlank` as `not-blank`.
    static String code(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
