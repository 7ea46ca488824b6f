package dev.lintel.optimize.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The columns that a condition compares, read from the text that an engine prints for a plan: names, without what
/// is a function, a type after `::`, a key word, a string or a parameter. Aliases are kept apart from names.
public final class Columns {
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "is",
            "null",
            "true",
            "false",
            "any",
            "all",
            "array",
            "between",
            "in",
            "like",
            "ilike",
            "similar",
            "to",
            "row",
            "case",
            "when",
            "then",
            "else",
            "end",
            "distinct",
            "from",
            "unknown",
            "subplan",
            "initplan",
            "hashed",
            "alternatives",
            "collate",
            "interval",
            "timestamp",
            "date",
            "time",
            "zone",
            "with",
            "without",
            "at",
            "exists",
            "current_date",
            "current_timestamp",
            "desc",
            "asc",
            "nulls",
            "first",
            "last",
            "using",
            "varying",
            "character",
            "double",
            "precision",
            "cast",
            "as");

    private Columns() {}

    /// @param qualifier the alias before the dot; empty for none
    /// @param wrapped whether a function or a cast is applied to it, so that a plain index does not serve it
    public record Mention(String qualifier, String column, boolean wrapped) {}

    public static List<Mention> in(String condition) {
        Set<Mention> mentions = new LinkedHashSet<>();
        List<Integer> calls = new ArrayList<>();
        int depth = 0;
        int at = 0;
        while (at < condition.length()) {
            char c = condition.charAt(at);
            if (c == '\'') {
                at = afterQuote(condition, at, '\'');
            } else if (c == '$') {
                at = afterName(condition, at + 1);
            } else if (c == ':' && condition.startsWith("::", at)) {
                at = afterType(condition, at + 2);
            } else if (c == '(') {
                depth++;
                at++;
            } else if (c == ')') {
                int closing = depth--;
                calls.removeIf(call -> call >= closing);
                at++;
            } else if (c == '"' || Character.isJavaIdentifierStart(c)) {
                at = name(condition, at, mentions, calls, depth);
            } else if (Character.isDigit(c)) {
                at = afterName(condition, at);
            } else {
                at++;
            }
        }
        return List.copyOf(mentions);
    }

    private static int name(String text, int start, Set<Mention> mentions, List<Integer> calls, int depth) {
        List<String> parts = new ArrayList<>();
        int at = start;
        boolean quoted = false;
        while (at < text.length()) {
            int end = text.charAt(at) == '"' ? afterQuote(text, at, '"') : afterName(text, at);
            quoted |= text.charAt(at) == '"';
            parts.add(text.substring(at, end).replace("\"", ""));
            at = end;
            if (at + 1 < text.length()
                    && text.charAt(at) == '.'
                    && (text.charAt(at + 1) == '"' || Character.isJavaIdentifierStart(text.charAt(at + 1)))) {
                at++;
            } else {
                break;
            }
        }
        String last = parts.getLast();
        boolean call = at < text.length() && text.charAt(at) == '(';
        boolean word = !quoted && parts.size() == 1 && WORDS.contains(last.toLowerCase(Locale.ROOT));
        if (call && !word) {
            calls.add(depth + 1);
        } else if (!word && !isPlanReference(text, at, last)) {
            String qualifier = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
            mentions.add(new Mention(qualifier, last, !calls.isEmpty()));
        }
        return at;
    }

    private static boolean isPlanReference(String text, int after, String name) {
        return name.equals("SubPlan") || name.equals("InitPlan") || name.equals("CTE") && text.startsWith(" ", after);
    }

    private static int afterName(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return Math.max(end, at);
    }

    private static int afterQuote(String text, int at, char quote) {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == quote) {
                if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                    end++;
                } else {
                    return end + 1;
                }
            }
            end++;
        }
        return end;
    }

    /// A type's name may be several words: `timestamp without time zone`, `character varying(20)[]`.
    private static int afterType(String text, int at) {
        int end = text.startsWith("\"", at) ? afterQuote(text, at, '"') : afterName(text, at);
        for (String more : List.of(" without time zone", " with time zone", " varying", " precision")) {
            if (text.startsWith(more, end)) {
                end += more.length();
            }
        }
        if (end < text.length() && text.charAt(end) == '(') {
            int close = text.indexOf(')', end);
            end = close < 0 ? text.length() : close + 1;
        }
        while (text.startsWith("[]", end)) {
            end += 2;
        }
        return Math.max(end, at);
    }
}
