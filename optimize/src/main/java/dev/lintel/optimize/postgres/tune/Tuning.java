package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.util.ArrayList;
import java.util.List;

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
        }
        return all;
    }
}
