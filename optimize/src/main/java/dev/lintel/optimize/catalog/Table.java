package dev.lintel.optimize.catalog;

import java.util.List;
import java.util.Optional;

/// @param rows the engine's own estimate; of a partitioned table, those of its partitions together
/// @param bytes of the table alone; 0 when its partitions hold the rows
/// @param primaryKey its columns; empty for none
public record Table(
        Name name,
        double rows,
        long bytes,
        List<Column> columns,
        List<String> primaryKey,
        List<Index> indexes,
        List<ForeignKey> references,
        Activity activity,
        Partitions partitions) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        references = List.copyOf(references);
    }

    /// Whether other tables hold its rows.
    public boolean partitioned() {
        return !partitions.method().isEmpty();
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /// What happened to it since its statistics were reset.
    ///
    /// @param sameKeyUpdates updates that touched no index
    /// @param movedUpdates updates whose row had no room left on its page; -1 where the engine does not count them
    /// @param wholeReads how often it was read from beginning to end
    public record Activity(
            double inserts,
            double updates,
            double sameKeyUpdates,
            double movedUpdates,
            double deletes,
            double wholeReads,
            double rowsReadWhole,
            double indexReads,
            double deadRows,
            double changedSinceAnalyze) {
        public static final Activity NONE = new Activity(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /// Of two tables together.
        public Activity and(Activity other) {
            return new Activity(
                    inserts + other.inserts,
                    updates + other.updates,
                    sameKeyUpdates + other.sameKeyUpdates,
                    movedUpdates < 0 || other.movedUpdates < 0 ? -1 : movedUpdates + other.movedUpdates,
                    deletes + other.deletes,
                    wholeReads + other.wholeReads,
                    rowsReadWhole + other.rowsReadWhole,
                    indexReads + other.indexReads,
                    deadRows + other.deadRows,
                    changedSinceAnalyze + other.changedSinceAnalyze);
        }

        public double writes() {
            return inserts + updates + deletes;
        }
    }
}
