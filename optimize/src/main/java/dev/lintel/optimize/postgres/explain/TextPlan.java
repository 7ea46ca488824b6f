package dev.lintel.optimize.postgres.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One plan in the format for people. Its tree is told by columns: a node's arrow stands right of its parent's,
/// what is said about a node right of its arrow.
final class TextPlan {
    private static final Pattern COST =
            Pattern.compile("\\s*\\(cost=([\\d.]+)\\.\\.([\\d.]+) rows=(\\d+) width=(\\d+)\\)");
    private static final Pattern ACTUAL =
            Pattern.compile("\\s*\\(actual (?:time=([\\d.]+)\\.\\.([\\d.]+) )?rows=([\\d.]+) loops=(\\d+)\\)");
    /// Numbers that somebody took out before showing the plan.
    private static final Pattern MASKED = Pattern.compile("\\s*\\((?:cost|actual)[ =][^)]*\\)");
    private static final Pattern NUMBERS = Pattern.compile("\\s*\\((?:cost=|actual (?:time|rows)=)");
    private static final Pattern LEAF =
            Pattern.compile("(?<!Bitmap Heap|Subquery) Scan(?: Backward)?$|^Result$|^Values|^Function");
    private static final Pattern DETAIL =
            Pattern.compile("(?:Filter|Rows Removed by [A-Z][\\w ]*|(?:Index|Recheck|Hash|Merge|TID) Cond"
                    + "|(?:Join|One-Time) Filter|(?:Sort|Group|Presorted|Cache) Key|Sort Method|Heap (?:Fetches|Blocks)"
                    + "|Workers (?:Planned|Launched)|Buckets|Batches|Buffers|Index Searches|Output): ");
    private static final String NEVER = "(never executed)";
    /// Before PostgreSQL 8.4 without a number.
    private static final Pattern SUBTREE = Pattern.compile("(?:SubPlan|InitPlan|CTE) \\S+.*|SubPlan|InitPlan");
    private static final Pattern WORKER = Pattern.compile("Worker \\d+:.*");
    private static final Pattern TRIGGER = Pattern.compile("Trigger (.+?)(?: on (\\S+))?: time=([\\d.]+) calls=(\\d+)");

    private final Attributes plan = new Attributes();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable String subtree;
    private int skipDeeperThan = Integer.MAX_VALUE;
    private String lastDetail = "";
    private String section = "";
    private boolean utility;

    /// A node that may still get children.
    private record Open(int column, Attributes node) {
        boolean wantsInput() {
            String type = node.text("Node Type").orElse("");
            int inputs = type.contains("Join") || type.contains("Nested Loop")
                    ? 2
                    : LEAF.matcher(type).find() ? 0 : 1;
            boolean any = type.contains("Append") || type.startsWith("BitmapAnd") || type.startsWith("BitmapOr");
            return any || node.groups("Plans").size() < inputs;
        }
    }

    static Attributes read(List<String> lines) throws Unreadable {
        TextPlan reader = new TextPlan();
        for (String line : joined(lines)) {
            if (!line.isBlank()) {
                reader.line(line);
            }
        }
        if (!reader.plan.has("Plan")) {
            throw new Unreadable(
                    reader.utility
                            ? "PostgreSQL has no plan for a utility statement"
                            : "there is no plan in it: no line that begins as a node does, with (cost=.. rows=.. width=..) or without");
        }
        return reader.plan;
    }

    /// A node's numbers that were put on lines of their own, behind the node again.
    private static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (!joined.isEmpty() && NUMBERS.matcher(line).lookingAt()) {
                joined.add(joined.removeLast().stripTrailing() + "  " + line.strip());
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private void line(String line) {
        int column = indentation(line);
        if (column > skipDeeperThan) {
            return;
        }
        skipDeeperThan = Integer.MAX_VALUE;
        String text = line.strip();
        if (text.startsWith("->")) {
            node(column, text.substring(2).strip());
        } else if (open.isEmpty() && !plan.has("Plan")) {
            first(column, text);
        } else if (SUBTREE.matcher(text).matches() && !text.contains(": ")) {
            close(column);
            subtree = text;
        } else if (WORKER.matcher(text).matches()) {
            skipDeeperThan = column;
        } else if (!open.isEmpty() && (column > open.peek().column() || isDetail(text))) {
            detail(text);
        } else {
            summary(text);
        }
    }

    /// Where the indentation was lost, what is said about a node is known by its name.
    private boolean isDetail(String text) {
        return section.isEmpty() && DETAIL.matcher(text).lookingAt();
    }

    private void first(int column, String text) {
        if (text.startsWith("Query Text:")) {
            plan.put("Query Text", text.substring("Query Text:".length()).strip());
        } else if (text.startsWith("Utility Statement")) {
            utility = true;
        } else if (COST.matcher(text).find() || ACTUAL.matcher(text).find() || NodeLabel.isNode(text)) {
            node(column, text);
        } else if (plan.has("Query Text")) {
            plan.put("Query Text", plan.text("Query Text").orElse("") + "\n" + text);
        }
    }

    private void close(int column) {
        while (!open.isEmpty() && open.peek().column() >= column) {
            open.pop();
        }
    }

    /// A node whose arrow stands where the root begins, or left of it, has lost its indentation: it hangs on the last
    /// one that still wants an input.
    private void closeFull() {
        while (open.size() > 1 && !open.element().wantsInput()) {
            open.pop();
        }
    }

    private void node(int column, String text) {
        if (!open.isEmpty() && column <= open.getLast().column()) {
            closeFull();
        } else {
            close(column);
        }
        Attributes node = new Attributes();
        String label = numbers(text, node);
        NodeLabel.read(label, node);
        if (subtree != null) {
            int bracket = subtree.indexOf(" (");
            node.put("Subplan Name", bracket < 0 ? subtree : subtree.substring(0, bracket));
            node.put("Parent Relationship", subtree.startsWith("SubPlan") ? "SubPlan" : "InitPlan");
            subtree = null;
        }
        if (open.isEmpty()) {
            plan.put("Plan", node);
        } else {
            open.peek().node().add("Plans", node);
        }
        open.push(new Open(column, node));
        section = "";
    }

    private static String numbers(String text, Attributes node) {
        String label = text;
        Matcher cost = COST.matcher(label);
        if (cost.find()) {
            node.put("Startup Cost", cost.group(1));
            node.put("Total Cost", cost.group(2));
            node.put("Plan Rows", cost.group(3));
            node.put("Plan Width", cost.group(4));
            label = cost.replaceFirst("");
        }
        Matcher actual = ACTUAL.matcher(label);
        if (actual.find()) {
            if (actual.group(1) != null) {
                node.put("Actual Startup Time", actual.group(1));
                node.put("Actual Total Time", actual.group(2));
            }
            node.put("Actual Rows", actual.group(3));
            node.put("Actual Loops", actual.group(4));
            label = actual.replaceFirst("");
        }
        if (label.contains(NEVER)) {
            node.put("Actual Rows", "0");
            node.put("Actual Loops", "0");
            label = label.replace(NEVER, "");
        }
        return MASKED.matcher(label).replaceAll("").strip();
    }

    private void detail(String text) {
        Attributes node = open.element().node();
        int colon = text.indexOf(": ");
        if (colon < 0 || !Character.isLetter(text.charAt(0))) {
            if (!lastDetail.isEmpty() && !text.endsWith(":")) {
                node.put(lastDetail, node.text(lastDetail).orElse("") + " " + text);
            }
            return;
        }
        lastDetail = text.substring(0, colon);
        TextDetails.read(text, node);
    }

    private void summary(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return;
        }
        String key = text.substring(0, colon);
        String value = text.substring(colon + 1).strip();
        Matcher trigger = TRIGGER.matcher(text);
        if (trigger.matches()) {
            trigger(trigger);
        } else if (value.isEmpty()) {
            section = key;
        } else if (key.equalsIgnoreCase("Planning Time") || key.equalsIgnoreCase("Execution Time")) {
            plan.put(key, milliseconds(value));
            section = "";
        } else if (key.equals("Total runtime")) {
            plan.put("Execution Time", milliseconds(value));
        } else if (section.equals("JIT")) {
            TextDetails.compilation(key, value, plan);
        }
    }

    private void trigger(Matcher found) {
        Attributes trigger = new Attributes();
        String name = found.group(1);
        int constraint = name.indexOf("for constraint ");
        if (constraint >= 0) {
            trigger.put("Constraint Name", name.substring(constraint + "for constraint ".length()));
        }
        trigger.put("Trigger Name", name);
        if (found.group(2) != null) {
            trigger.put("Relation", found.group(2));
        }
        trigger.put("Time", found.group(3));
        trigger.put("Calls", found.group(4));
        plan.add("Triggers", trigger);
    }

    private static String milliseconds(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }

    private static int indentation(String line) {
        int column = 0;
        while (column < line.length() && Character.isWhitespace(line.charAt(column))) {
            column++;
        }
        return column;
    }
}
