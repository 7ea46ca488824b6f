package dev.lintel.read.config;

import java.util.Optional;
import java.util.function.Function;

/// Fills in `${key}` and `${key:default}`, nested ones too. What cannot be filled in stays as it is written and so
/// remains visibly unknown.
///
/// @param lookup gives the raw value of a key
record Placeholders(Function<String, Optional<String>> lookup) {
    /// Deep enough for real files; what goes deeper refers to itself.
    private static final int DEEPEST = 12;
    private static final int LONGEST = 20_000;

    String fill(String value) {
        return fill(value, 0);
    }

    /// What has to be set from outside to have another value, where the whole value is one placeholder with a default
    /// and no file that was read sets it.
    Optional<String> variable(String value) {
        String written = value.strip();
        int colon = written.indexOf(':');
        boolean one = written.startsWith("${") && colon > 2 && closing(written, 2) == written.length() - 1;
        return one
                ? Optional.of(written.substring(2, colon).strip())
                        .filter(key -> lookup.apply(key).isEmpty())
                : Optional.empty();
    }

    private String fill(String value, int depth) {
        int start = value.indexOf("${");
        if (start < 0 || depth > DEEPEST || value.length() > LONGEST) {
            return value;
        }
        StringBuilder filled = new StringBuilder(value.length());
        int from = 0;
        while (start >= 0) {
            int end = closing(value, start + 2);
            if (end < 0) {
                break;
            }
            filled.append(value, from, start).append(one(value.substring(start + 2, end), depth));
            if (filled.length() > LONGEST) {
                return value;
            }
            from = end + 1;
            start = value.indexOf("${", from);
        }
        return filled.append(value, from, value.length()).toString();
    }

    private String one(String inner, int depth) {
        String content = fill(inner, depth + 1);
        int colon = content.indexOf(':');
        String key = colon < 0 ? content : content.substring(0, colon);
        Optional<String> found = lookup.apply(key.strip()).map(value -> fill(value, depth + 1));
        if (found.isPresent()) {
            return found.get();
        }
        return colon < 0 ? "${" + content + "}" : content.substring(colon + 1);
    }

    private static int closing(String value, int from) {
        int depth = 1;
        for (int i = from; i < value.length(); i++) {
            if (value.startsWith("${", i)) {
                depth++;
            } else if (value.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
