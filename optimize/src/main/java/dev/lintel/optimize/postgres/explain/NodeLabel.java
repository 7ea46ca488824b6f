package dev.lintel.optimize.postgres.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes a node's line apart: `Parallel Index Scan Backward using orders_pkey on public.orders o`.
final class NodeLabel {
    private static final List<String> WRITES = List.of("Insert", "Update", "Delete", "Merge");

    private static final Pattern NODE =
            Pattern.compile("(?:(?:Parallel|Async|Finalize|Partial|Simple) )*(?:Result|ProjectSet"
                    + "|(?:Foreign )?(?:Insert|Update|Delete|Merge)|Append|Merge Append|Recursive Union|BitmapAnd|BitmapOr"
                    + "|Nested Loop|(?:Merge|Hash) (?:\\w+ )*Join|Gather|Gather Merge|(?:\\w+ )+Scan|Scan|Materialize|Memoize"
                    + "|Sort|Incremental Sort|Group|GroupAggregate|HashAggregate|MixedAggregate|Aggregate|WindowAgg|Unique"
                    + "|(?:Hash)?SetOp|LockRows|Limit|Hash|Custom Scan)(?=$| {2}\\(| on | using | Backward|"
                    + " (?:Left|Right|Full|Semi|Anti|Except|Intersect|All)| \\().*");

    private NodeLabel() {}

    /// Whether a line without numbers says a node, by the names that `explain.c` gives them.
    static boolean isNode(String line) {
        return NODE.matcher(line).matches();
    }

    static void read(String label, Attributes node) {
        node.put("Label", label);
        String type = label;
        int on = on(label);
        if (on >= 0) {
            type = label.substring(0, on);
            target(label.substring(on + " on ".length()), type, node);
        }
        int using = type.indexOf(" using ");
        if (using >= 0) {
            node.put("Index Name", type.substring(using + " using ".length()));
            type = type.substring(0, using);
        }
        node.put("Node Type", WRITES.contains(type) ? "ModifyTable" : type);
    }

    /// The ` on ` that is not inside a quoted name.
    private static int on(String label) {
        boolean quoted = false;
        for (int i = 0; i < label.length(); i++) {
            quoted ^= label.charAt(i) == '"';
            if (!quoted && label.startsWith(" on ", i)) {
                return i;
            }
        }
        return -1;
    }

    private static void target(String target, String type, Attributes node) {
        List<String> words = words(target);
        String name = unqualified(words.getFirst());
        if (type.contains("Bitmap Index Scan")) {
            node.put("Index Name", name);
            return;
        }
        if (type.contains("CTE Scan") || type.contains("WorkTable Scan")) {
            node.put("CTE Name", name);
        } else if (type.contains("Function Scan")) {
            node.put("Function Name", name);
        } else if (!type.contains("Subquery Scan") && !type.contains("Values Scan")) {
            node.put("Relation Name", name);
        }
        node.put("Alias", words.size() > 1 ? unqualified(words.get(1)) : name);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }

    private static String unqualified(String name) {
        boolean quoted = false;
        int dot = -1;
        for (int i = 0; i < name.length(); i++) {
            quoted ^= name.charAt(i) == '"';
            if (name.charAt(i) == '.' && !quoted) {
                dot = i;
            }
        }
        return name.substring(dot + 1).replace("\"", "");
    }
}
