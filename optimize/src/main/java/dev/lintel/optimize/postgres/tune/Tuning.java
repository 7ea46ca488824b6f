package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.source.Snapshot;
import java.util.ArrayList;
import java.util.List;

/// All changes of tables that the evidence carries.
public final class Tuning {
    private Tuning() {}

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
