package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `UPDATE` and `DELETE` of a migration: the table, and which of its rows.
final class ChangedRows {
    private static final Set<String> BEFORE_NAME = Set.of("from", "only", "ignore", "low_priority", "quick");
    private static final Set<String> NARROWS = Set.of("from", "join", "using", "limit", "returning", "top");

    private ChangedRows() {}

    /// @param cursor before the verb; after the statement when it returns
    static Change of(Cursor cursor) {
        cursor.next();
        while (cursor.seesAny(BEFORE_NAME)) {
            cursor.next();
        }
        String table = cursor.peek().isName() ? cursor.name() : "";
        List<String> outside = new ArrayList<>();
        List<String> condition = new ArrayList<>();
        int depth = 0;
        boolean where = false;
        boolean assigned = false;
        boolean several = false;
        while (!cursor.done()) {
            String word = cursor.next().text().toLowerCase(Locale.ROOT);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            where |= depth == 0 && word.equals("where");
            assigned |= depth == 0 && word.equals("set");
            several |= depth == 0 && !assigned && !where && word.equals(",");
            if (where) {
                condition.add(word);
            } else if (depth == 0) {
                outside.add(word);
            }
        }
        boolean narrowed = several
                || outside.stream().anyMatch(NARROWS::contains)
                || condition.stream().anyMatch(NARROWS::contains);
        return new Change.ChangeRows(table, narrowed ? Reach.SOME : reach(condition), cursor.since(0));
    }

    /// @param condition from its `where` on; empty where there is none
    static Reach reach(List<String> condition) {
        if (condition.isEmpty()) {
            return Reach.ALL;
        }
        boolean unfilled = condition.size() == 4
                && condition.get(2).equals("is")
                && condition.get(3).equals("null");
        return unfilled ? Reach.UNFILLED : Reach.SOME;
    }
}
