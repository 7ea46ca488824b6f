package dev.lintel.optimize.postgres.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The lines of plans in what was copied from a terminal or a client, without what these put around them: prompts
/// and statements before, borders of ASCII or box characters, marks of continued lines and of comments, numbers of
/// lines, quotes, the count of rows.
final class Pasted {
    private static final Pattern TITLE = Pattern.compile("(?:-+ )?QUERY PLAN(?: -+)?");
    /// In the client's language.
    private static final Pattern ROWS = Pattern.compile("\\(\\d+ \\p{L}+\\)");
    private static final String BORDER = "|\u2502\u2551";
    private static final String RULE =
            "-+=\u2500\u2501\u2550\u253c\u256a\u256b\u256c\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534"
                    + "\u2552\u2555\u2558\u255b\u2553\u2556\u2559\u255c\u2554\u2557\u255a\u255d\u255e\u2561\u255f\u2562\u2560\u2563\u2564\u2567\u2565\u2568\u2566\u2569";
    private static final Pattern JSON = Pattern.compile("(?<!\")\"Plan\"\\s*:");
    private static final Pattern COMMENT = Pattern.compile("^\\s*--(?!-)");
    private static final Pattern NUMBER = Pattern.compile("^\\s*(\\d{1,4})(?: {1,2}|\\t|:)");
    private static final Pattern RIGHT_BORDER = Pattern.compile("\\s*[|\u2502\u2551]\\s*$");
    private static final Pattern LEFT_BORDER = Pattern.compile("^\\s*[|\u2502\u2551]");
    private static final String CONTINUED = "\u21b5";

    private Pasted() {}

    /// One for each title; all of it where there is none.
    static List<List<String>> plans(String text) {
        List<List<String>> plans = new ArrayList<>();
        List<String> current = new ArrayList<>();
        boolean titled = false;
        boolean inside = true;
        String open = "";
        boolean json = JSON.matcher(text).find();
        for (String raw : unmarked(text.lines().toList())) {
            String line = undecorated(open + raw, json);
            String bare = line.strip();
            open = "";
            if (TITLE.matcher(bare).matches()) {
                finish(titled ? current : new ArrayList<>(), plans);
                current = new ArrayList<>();
                titled = true;
                inside = true;
            } else if (ROWS.matcher(bare).matches()) {
                // what comes behind it is the session's, not the plan's
                inside = !titled;
            } else if (isBroken(line)) {
                // cut by the width of a screen within a node's numbers
                open = line + (raw.endsWith(" ") ? " " : "");
            } else if (inside && !isRule(bare)) {
                current.add(line);
            }
        }
        finish(current, plans);
        return plans;
    }

    /// Without what stands at the edge of (nearly) every line: the marks of an SQL comment, the numbers of the lines, a
    /// border on the right alone.
    private static List<String> unmarked(List<String> lines) {
        List<String> bare = lines;
        if (most(bare, COMMENT)) {
            bare = replaced(bare, COMMENT);
        }
        if (isNumbered(bare)) {
            bare = replaced(bare, NUMBER);
        }
        return most(bare, RIGHT_BORDER) && !most(bare, LEFT_BORDER) ? replaced(bare, RIGHT_BORDER) : bare;
    }

    private static List<String> replaced(List<String> lines, Pattern mark) {
        return lines.stream().map(line -> mark.matcher(line).replaceFirst("")).toList();
    }

    /// Nine of ten, without those that are empty.
    private static boolean most(List<String> lines, Pattern mark) {
        long all = lines.stream().filter(line -> !line.isBlank()).count();
        long marked = lines.stream().filter(line -> mark.matcher(line).find()).count();
        return all > 1 && marked * 10 >= all * 9;
    }

    private static boolean isNumbered(List<String> lines) {
        List<Integer> numbers = lines.stream()
                .filter(line -> !line.isBlank())
                .map(NUMBER::matcher)
                .map(number -> number.find() ? Integer.parseInt(number.group(1)) : -1)
                .toList();
        return numbers.size() > 1
                && IntStream.range(0, numbers.size()).allMatch(i -> numbers.get(i) == numbers.getFirst() + i)
                && numbers.getFirst() >= 0;
    }

    private static void finish(List<String> lines, List<List<String>> plans) {
        if (lines.stream().anyMatch(line -> !line.isBlank())) {
            plans.add(lines);
        }
    }

    /// @param json whether quotes are the plan's own: an element of a list may stand in a line alone
    private static String undecorated(String raw, boolean json) {
        String line = raw.stripTrailing();
        if (line.length() > 1 && isBorder(line.charAt(0)) && isBorder(line.charAt(line.length() - 1))) {
            line = line.substring(1, line.length() - 1).stripTrailing();
        }
        boolean continued = line.endsWith(CONTINUED) || line.endsWith("+") && !line.endsWith("-+");
        if (continued) {
            line = line.substring(0, line.length() - 1).stripTrailing();
        }
        String bare = line.strip();
        if (json) {
            return line;
        }
        if (bare.length() > 1 && bare.startsWith("'") && bare.endsWith("'")) {
            return bare.substring(1, bare.length() - 1); // pgAdmin's
        }
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"") && !bare.contains("\": ");
        return quoted ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"") : line;
    }

    private static boolean isBorder(char c) {
        return BORDER.indexOf(c) >= 0;
    }

    private static boolean isRule(String bare) {
        return !bare.isEmpty() && bare.chars().allMatch(c -> RULE.indexOf(c) >= 0);
    }

    private static boolean isBroken(String line) {
        int bracket = line.lastIndexOf('(');
        if (bracket < 0 || line.indexOf(')', bracket) >= 0) {
            return false;
        }
        String begun = line.substring(bracket + 1);
        boolean spaced = bracket > 0 && line.charAt(bracket - 1) == ' ';
        return spaced
                && (begun.startsWith("cost=")
                        || begun.startsWith("actual ")
                        || !begun.isEmpty() && ("cost=".startsWith(begun) || "actual ".startsWith(begun)));
    }
}
