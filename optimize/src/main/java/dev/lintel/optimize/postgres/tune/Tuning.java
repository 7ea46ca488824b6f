package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.source.Samples;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All changes of tables that the evidence carries.
public final class Tuning {
    private Tuning() {}

    /// @param clone on which statistics are tried; the indexes that it shows are those that are advised
    public static List<TableChange> in(Snapshot snapshot, List<Query> queries, SparseClone clone) {
        List<TableChange> all = new ArrayList<>(counted(snapshot, queries));
        all.addAll(ColumnsTogether.in(snapshot, queries, clone));
        all.addAll(DistinctValues.in(snapshot, queries, clone));
        return all;
    }

    /// What the counters alone tell.
    public static List<TableChange> counted(Snapshot snapshot, List<Query> queries) {
        List<TableChange> all = new ArrayList<>();
        for (Table table : snapshot.catalog().tables().values()) {
            FillFactor.of(table, snapshot.tableSettings(), queries).ifPresent(all::add);
            Vacuuming.of(table, snapshot.tableSettings()).ifPresent(all::add);
            Partitioning.of(table, snapshot.catalog(), queries, column -> span(snapshot, table, column))
                    .ifPresent(all::add);
        }
        return all;
    }

    /// By the histogram; empty without values of the data.
    private static Optional<Partitioning.Span> span(Snapshot snapshot, Table table, Column column) {
        List<String> bounds = snapshot.statistics().stream()
                .filter(each ->
                        each.relation().equals(table.name()) && each.column().equals(column.name()))
                .findFirst()
                .map(each -> Samples.elements(each.slots().getOrDefault("histogram_bounds", "")))
                .orElse(List.of());
        try {
            return bounds.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Partitioning.Span(day(bounds.getFirst()), day(bounds.getLast())));
        } catch (DateTimeParseException _) {
            // `infinity`, or a year of five digits
            return Optional.empty();
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    }
}
