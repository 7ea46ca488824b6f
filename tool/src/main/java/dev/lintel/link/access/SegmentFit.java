package dev.lintel.link.access;

import java.util.regex.Pattern;

/// Compares one segment of a matcher's pattern with one segment of an endpoint's pattern.
final class SegmentFit {
    private SegmentFit() {}

    static Fit of(String rule, String endpoint) {
        if (isWhole(rule) || rule.equals(endpoint)) {
            return Fit.ALL;
        }
        boolean ruleLiteral = isLiteral(rule);
        if (isLiteral(endpoint)) {
            return ruleLiteral ? Fit.NONE : RegexFit.matches(expression(rule), endpoint) ? Fit.ALL : Fit.NONE;
        }
        if (ruleLiteral) {
            return RegexFit.matches(expression(endpoint), rule) ? Fit.PART : Fit.NONE;
        }
        String rulesRegex = variableRegex(rule);
        return !rulesRegex.isEmpty() && rulesRegex.equals(variableRegex(endpoint)) ? Fit.ALL : Fit.PART;
    }

    /// `*`, `{id}`: any one segment.
    private static boolean isWhole(String segment) {
        return segment.equals("*")
                || (segment.startsWith("{")
                        && segment.indexOf('}') == segment.length() - 1
                        && segment.indexOf(':') < 0);
    }

    private static boolean isLiteral(String segment) {
        return segment.indexOf('*') < 0 && segment.indexOf('?') < 0 && segment.indexOf('{') < 0;
    }

    private static String variableRegex(String segment) {
        int colon = segment.indexOf(':');
        return segment.startsWith("{") && colon > 0 && segment.endsWith("}")
                ? segment.substring(colon + 1, segment.length() - 1)
                : "";
    }

    /// The segment as a regular expression: `*` any letters, `?` one, `{a}` some, `{a:x}` what `x` says.
    private static String expression(String segment) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char letter = segment.charAt(i);
            switch (letter) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '{' -> {
                    int end = closing(segment, i);
                    int colon = segment.indexOf(':', i);
                    regex.append('(')
                            .append(colon > 0 && colon < end ? segment.substring(colon + 1, end) : ".+")
                            .append(')');
                    i = end;
                }
                default -> regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return regex.toString();
    }

    private static int closing(String segment, int open) {
        int depth = 0;
        for (int i = open; i < segment.length(); i++) {
            if (segment.charAt(i) == '{') {
                depth++;
            } else if (segment.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return segment.length() - 1;
    }
}
