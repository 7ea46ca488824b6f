package dev.lintel.practice.integrity;

import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What keeps a unique key to rows that are not marked as deleted: a row that is kept though deleted must not stand
/// in the way of its successor.
///
/// @param columns what the key is over, the mark among it where that does it
/// @param where the condition of a partial index; empty for none
record LivingRows(List<String> columns, Optional<String> where) {
    private static final Set<Family> NUMBERS = Set.of(Family.INTEGER, Family.DECIMAL);
    private static final Set<Family> TIMES = Set.of(Family.TIMESTAMP, Family.TIMESTAMP_TZ, Family.DATE);

    LivingRows {
        columns = List.copyOf(columns);
    }

    /// @param key the columns and expressions that have to be unique
    /// @param mark the column that marks deleted rows
    static LivingRows of(Table table, List<String> key, Optional<Column> mark, Dialect dialect) {
        if (mark.isEmpty() || key.contains(mark.get().name()) || table.byMapping()) {
            return new LivingRows(key, Optional.empty());
        }
        Column column = mark.get();
        boolean moment = TIMES.contains(column.family()) || column.name().endsWith("at");
        if (moment && !column.nullable()) {
            return with(key, column.name());
        }
        Optional<String> alive = alive(column, moment);
        return switch (dialect) {
            case POSTGRESQL -> new LivingRows(key, alive);
            // no partial indexes, but nulls are equal to nothing (MySQL Reference Manual, 8.0.13: functional key parts)
            case MYSQL ->
                alive.map(living -> with(key, "(case when " + living + " then 1 end)"))
                        .orElse(new LivingRows(key, Optional.empty()));
            case H2, ORACLE, SQLSERVER, OTHER -> new LivingRows(key, Optional.empty());
        };
    }

    private static LivingRows with(List<String> key, String last) {
        List<String> all = new ArrayList<>(key);
        all.add(last);
        return new LivingRows(all, Optional.empty());
    }

    private static Optional<String> alive(Column column, boolean moment) {
        if (moment) {
            return Optional.of(column.name() + " is null");
        }
        if (column.family() == Family.BOOLEAN) {
            return Optional.of("not " + column.name());
        }
        return NUMBERS.contains(column.family()) ? Optional.of(column.name() + " = 0") : Optional.empty();
    }
}
