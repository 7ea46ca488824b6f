package dev.lintel.limits.policy;

import java.util.Arrays;
import java.util.List;

/// A path as people write it: `/v1/orders/{id}`, `/v1/*/items`, `/v1/**`. `*` and `{…}` stand for one segment, `**`
/// at the end for any number, also none.
public record PathPattern(String text, List<String> segments, boolean open) {
    private static final String ONE = "*";

    /// @throws IllegalArgumentException with a sentence that says what is wrong
    public static PathPattern of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: /" + text);
        }
        boolean open = text.endsWith("/**");
        String plain = open ? text.substring(0, text.length() - 3) : text;
        List<String> segments = plain.isEmpty() || plain.equals("/")
                ? List.of()
                : Arrays.stream(plain.substring(1).split("/", -1))
                        .map(PathPattern::segment)
                        .toList();
        return new PathPattern(text, segments, open);
    }

    private static String segment(String written) {
        if (written.equals(ONE) || written.startsWith("{") && written.endsWith("}")) {
            return ONE;
        }
        if (written.contains("*") || written.contains("{")) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is no segment: * and {name} stand alone, ** only at the end");
        }
        return written;
    }

    /// Compares without building anything: it runs for every request.
    public boolean fits(String path) {
        int at = 0;
        for (String segment : segments) {
            if (at >= path.length() || path.charAt(at) != '/') {
                return false;
            }
            int end = path.indexOf('/', at + 1);
            int to = end < 0 ? path.length() : end;
            boolean any = segment.equals(ONE) && to > at + 1;
            boolean same = segment.length() == to - at - 1 && path.startsWith(segment, at + 1);
            if (!any && !same) {
                return false;
            }
            at = to;
        }
        return open || at >= path.length() || at == path.length() - 1 && path.charAt(at) == '/';
    }
}
