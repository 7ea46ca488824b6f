package dev.lintel.optimize.observe;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Tables without a primary key, and foreign keys whose columns have no index.
public final class MissingKeys {
    /// Below this a scan is as good.
    private static final double ROWS = 1000;
    /// Of a parent with fewer that rows refer to, each has so many that a scan soon meets the first one.
    private static final double FEW_PARENTS = 100;

    private MissingKeys() {}

    /// @param advised indexes that are proposed for other reasons; a key that one of these serves is not told
    public static List<Observation> in(Table table, Catalog catalog, Collection<Candidate> advised) {
        List<Observation> found = new ArrayList<>();
        if (table.primaryKey().isEmpty() && table.rows() >= ROWS && !hasOtherKey(table)) {
            found.add(new Observation(
                    Topic.TABLE_WITHOUT_KEY,
                    "%s has no primary key: rows cannot be told apart, and logical replication cannot update them."
                            .formatted(table.name()),
                    "Add one, by a unique index built concurrently first.",
                    0));
        }
        for (ForeignKey key : table.references()) {
            boolean served = table.indexes().stream().anyMatch(index -> serves(index, key.columns()))
                    || advised.stream().anyMatch(index -> willServe(index, table, key.columns()));
            double deletes = catalog.table(key.target())
                    .map(Table::activity)
                    .map(Table.Activity::deletes)
                    .orElse(0.0);
            if (!served && table.rows() >= ROWS && (deletes > 0 || !hasFewParents(table, key))) {
                found.add(new Observation(
                        Topic.KEY_WITHOUT_INDEX,
                        "%s (%s) refers to %s and has no index: each row of %s that is deleted reads all %s rows of %s%s."
                                .formatted(
                                        table.name(),
                                        String.join(", ", key.columns()),
                                        key.target(),
                                        key.target(),
                                        Wording.count(table.rows()),
                                        table.name(),
                                        deletes > 0 ? " (" + Wording.count(deletes) + " were deleted)" : ""),
                        advice(table, key),
                        0));
            }
        }
        return found;
    }

    private static boolean hasFewParents(Table table, ForeignKey key) {
        return key.columns().size() == 1
                && table.column(key.columns().getFirst())
                        .filter(column -> column.distinct() > 0 && column.distinct() <= FEW_PARENTS)
                        .isPresent();
    }

    private static boolean willServe(Candidate index, Table table, List<String> columns) {
        return index.table().equals(table.name())
                && index.method().equals("btree")
                && index.condition().isEmpty()
                && begins(index.columns(), columns);
    }

    /// Of a partitioned table none can be built while it is written to, but of each of its partitions.
    private static String advice(Table table, ForeignKey key) {
        String columns = key.columns().stream().map(Name::quoted).collect(Collectors.joining(", "));
        return table.partitioned()
                ? ("create index on only %1$s (%2$s); then create index concurrently on each partition, and alter index …"
                                + " attach partition …")
                        .formatted(table.name().sql(), columns)
                : "create index concurrently on %s (%s);".formatted(table.name().sql(), columns);
    }

    /// A unique index on columns that are never null tells rows apart as well.
    private static boolean hasOtherKey(Table table) {
        return table.indexes().stream()
                .filter(index ->
                        index.unique() && index.valid() && index.condition().isEmpty())
                .anyMatch(index -> index.columns().stream()
                        .allMatch(key -> table.column(key)
                                .map(column -> !column.nullable())
                                .orElse(false)));
    }

    /// Whether the index begins with these columns, in any order. One that leaves out only rows without a parent does
    /// as well.
    static boolean serves(Index index, List<String> columns) {
        return index.valid()
                && (index.condition().isEmpty() || columns.size() == 1 && keepsAllBut(index, columns.getFirst()))
                && begins(index.columns(), columns);
    }

    private static boolean keepsAllBut(Index index, String column) {
        String condition = index.condition().replaceAll("[()\"]", "").strip();
        return condition.equalsIgnoreCase(column + " is not null");
    }

    private static boolean begins(List<String> keys, List<String> columns) {
        return keys.size() >= columns.size()
                && new HashSet<>(keys.subList(0, columns.size())).equals(new HashSet<>(columns));
    }
}
