package dev.lintel.optimize.report;

import java.util.List;

/// A condition as a person would write it: the engine puts every part in parentheses and names the type of every
/// text.
final class Conditions {
    private static final List<String> TYPES = List.of("::text", "::character varying", "::bpchar");

    private Conditions() {}

    static String readable(String condition) {
        String plain = condition;
        for (String type : TYPES) {
            plain = withoutCasts(plain, type);
        }
        return unwrapped(plain);
    }

    /// Of columns and literals; a cast of more than that stays.
    private static String withoutCasts(String condition, String type) {
        StringBuilder plain = new StringBuilder(condition);
        int at = plain.indexOf(type);
        while (at > 0) {
            int end = at + type.length();
            boolean whole =
                    end == plain.length() || !Character.isLetterOrDigit(plain.charAt(end)) && plain.charAt(end) != '[';
            char before = plain.charAt(at - 1);
            int open = before == ')' ? plain.lastIndexOf("(", at) : -1;
            if (whole && before == '\'') {
                plain.delete(at, end);
            } else if (whole && open >= 0 && name(plain.substring(open + 1, at - 1))) {
                plain.delete(at - 1, end).deleteCharAt(open);
                at = open;
            } else {
                at = end;
            }
            at = plain.indexOf(type, at);
        }
        return plain.toString();
    }

    private static boolean name(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '"');
    }

    /// Without the parentheses around all of it, `filter` and `by` in front left alone.
    private static String unwrapped(String condition) {
        int open = condition.indexOf('(');
        if (open < 0
                || !condition.endsWith(")")
                || !condition.substring(0, open).chars().allMatch(c -> Character.isLetter(c) || c == ' ')) {
            return condition;
        }
        boolean word = open == 0 || condition.charAt(open - 1) == ' ';
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < condition.length(); i++) {
            char c = condition.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && i < condition.length() - 1) {
                return condition;
            }
        }
        return word ? condition.substring(0, open) + condition.substring(open + 1, condition.length() - 1) : condition;
    }
}
