package dev.lintel.optimize.plan;

import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The index that one node of a plan asks for: columns compared with `=` first, then one range; what a sort above the
/// node needs behind the equalities.
record Wanted(String table, List<String> columns) {
    Wanted {
        columns = List.copyOf(columns);
    }

    static Optional<Wanted> of(PlanNode scan, Shares shares) {
        List<String> equal = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Clause clause : List.of(Clause.INDEX_CONDITION, Clause.FILTER)) {
            for (Conjunct each : Conjunct.of(scan.clause(clause).orElse(""))) {
                (each.equality() ? equal : other).addAll(each.plainColumns());
            }
        }
        Set<String> columns = new LinkedHashSet<>(equal);
        sortAbove(scan, shares).ifPresent(columns::addAll);
        if (columns.size() == equal.size()) {
            other.stream().findFirst().ifPresent(columns::add);
        }
        return columns.isEmpty() || scan.table().isEmpty()
                ? Optional.empty()
                : Optional.of(new Wanted(scan.table(), List.copyOf(columns)));
    }

    /// The one that gives this scan's rows in the order of the sort above: columns of the filter by `=`, then the
    /// keys.
    static Optional<Wanted> sorted(PlanNode scan, Shares shares) {
        return sortAbove(scan, shares).flatMap(_ -> of(scan, shares));
    }

    /// The keys of a sort that sorts this scan's rows alone.
    private static Optional<List<String>> sortAbove(PlanNode scan, Shares shares) {
        Optional<PlanNode> above = shares.parent(scan);
        while (above.isPresent()
                && (above.get().kind() == Kind.GATHER || above.get().kind() == Kind.RESULT)) {
            above = shares.parent(above.get());
        }
        if (above.isEmpty() || above.get().kind() != Kind.SORT) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        for (String key : above.get().clause(Clause.SORT_KEY).orElse("").split(", ")) {
            List<Columns.Mention> mentions = Columns.in(key);
            if (mentions.size() != 1 || mentions.getFirst().wrapped()) {
                return Optional.empty();
            }
            keys.add(mentions.getFirst().column() + (key.contains(" DESC") ? " desc" : ""));
        }
        return Optional.of(keys);
    }

    @Override
    public String toString() {
        return table + " (" + String.join(", ", columns) + ")";
    }
}
