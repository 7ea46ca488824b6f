package dev.lintel.optimize.plan;

import dev.lintel.optimize.plan.PlanNode.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The columns that a plan joins: those of one set have the same value in every row that the joins let through.
public final class JoinedColumns {
    private JoinedColumns() {}

    /// A column of one use of a table.
    ///
    /// @param alias of the use; the same table may be used twice
    public record Place(String alias, String table, String column) {}

    public static List<Set<Place>> of(Plan plan) {
        Map<String, String> tables = new HashMap<>();
        plan.root()
                .all()
                .filter(node -> !node.table().isEmpty())
                .forEach(node -> tables.put(node.alias(), node.table()));
        List<Set<Place>> joined = new ArrayList<>();
        plan.root()
                .all()
                .flatMap(node -> Stream.of(Clause.INDEX_CONDITION, Clause.JOIN_CONDITION, Clause.JOIN_FILTER)
                        .flatMap(clause -> Conjunct.of(node.clause(clause).orElse("")).stream())
                        .filter(Conjunct::equality)
                        .flatMap(conjunct -> sides(conjunct, node.alias(), tables).stream()))
                .forEach(both -> merge(joined, both));
        return joined;
    }

    private static void merge(List<Set<Place>> joined, Set<Place> both) {
        Set<Place> together = new LinkedHashSet<>(both);
        joined.removeIf(known -> known.stream().anyMatch(both::contains) && together.addAll(known));
        joined.add(together);
    }

    private static Optional<Set<Place>> sides(Conjunct conjunct, String own, Map<String, String> tables) {
        String[] sides = conjunct.text().split(" = ", -1);
        if (sides.length != 2) {
            return Optional.empty();
        }
        Set<Place> places = new LinkedHashSet<>();
        for (String side : sides) {
            List<Columns.Mention> named = Columns.in(side);
            if (named.size() != 1
                    || named.getFirst().wrapped()
                    || side.chars().anyMatch(c -> "+-*/%|".indexOf(c) >= 0)) {
                return Optional.empty();
            }
            Columns.Mention mention = named.getFirst();
            String alias = mention.qualifier().isEmpty() ? own : mention.qualifier();
            places.add(new Place(alias, tables.getOrDefault(alias, ""), mention.column()));
        }
        return places.size() == 2
                        && places.stream().noneMatch(place -> place.table().isEmpty())
                ? Optional.of(places)
                : Optional.empty();
    }
}
