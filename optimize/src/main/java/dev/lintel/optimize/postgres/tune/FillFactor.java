package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.TableSettings;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.observe.HeapRows;
import dev.lintel.optimize.plan.Columns;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Room on each page for the next version of a row. An update that changes no indexed column can stay on its page and
/// write no index (heap-only tuple, HOT), where the page has room; on full pages each update goes elsewhere and
/// writes an entry into every index.
final class FillFactor {
    private static final double FEWEST_UPDATES = 10_000;
    private static final double SHARE = 0.3;
    /// Of the counted updates: with fewer that leave the indexes alone, room does not help.
    private static final double FREE = 0.7;
    private static final double FULL = 100;
    /// A page with less free is tidied up when it is next looked at (`heap_page_prune_opt`), so as much comes back.
    private static final double RESERVE = 0.1;
    private static final int STEP = 5;

    private FillFactor() {}

    static Optional<TableChange> of(Table table, TableSettings settings, List<Query> workload) {
        Table.Activity activity = table.activity();
        double free = free(table, workload);
        double elsewhere = activity.updates() - activity.sameKeyUpdates();
        // before PostgreSQL 16 only why an update wrote the indexes is not counted; the statements tell
        double spared = Math.min(elsewhere, activity.movedUpdates() < 0 ? elsewhere : activity.movedUpdates()) * free;
        boolean due = !table.partitioned()
                && !table.indexes().isEmpty()
                && activity.updates() >= FEWEST_UPDATES
                && free >= FREE
                && spared >= SHARE * activity.updates()
                && settings.number(table.name(), "fillfactor", FULL) >= FULL
                && HeapRows.known(table);
        double rows = HeapRows.perPage(table);
        return due && rows >= 2 ? Optional.of(change(table, rows, spared)) : Optional.empty();
    }

    /// The share of counted updates that set no column of an index; 0 when none was counted, or one was not understood.
    private static double free(Table table, List<Query> workload) {
        Set<String> indexed = table.indexes().stream()
                .filter(index -> !index.method().equals("brin"))
                .flatMap(FillFactor::columns)
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        double all = 0;
        double free = 0;
        for (Query query : workload) {
            Shape shape = query.shape();
            boolean updates = shape.kind() == Shape.Kind.UPDATE
                    && shape.mainTable().equals(Optional.of(table.name().name()));
            if (updates) {
                double rows = Math.max(query.asked().rows(), query.asked().calls());
                all += rows;
                boolean known = shape.complete() && !shape.assigned().isEmpty();
                free += known
                                && shape.assigned().stream()
                                        .noneMatch(each ->
                                                indexed.contains(each.column().name()))
                        ? rows
                        : 0;
            }
        }
        return all == 0 ? 0 : free / all;
    }

    private static Stream<String> columns(Index index) {
        Stream<String> written = Stream.concat(index.columns().stream(), Stream.of(index.condition()));
        return Stream.concat(
                Stream.concat(index.columns().stream(), index.included().stream()),
                written.flatMap(text -> Columns.in(text).stream()).map(Columns.Mention::column));
    }

    private static TableChange change(Table table, double rows, double spared) {
        double reserve = Math.max(1, Math.ceil(rows * RESERVE));
        int factor = (int) Math.max(50, Math.floor(100 * (rows - reserve) / rows / STEP) * STEP);
        Table.Activity activity = table.activity();
        int indexes = table.indexes().size();
        String name = table.name().brief();
        return new TableChange(
                "fillfactor_" + Names.plain(table.name()),
                List.of("alter table %s set (fillfactor = %d);".formatted(name, factor)),
                "%s of %s updates of %s found no room on their page and wrote all %d of its indexes, though the statements that update it set no indexed column."
                        .formatted(Wording.count(spared), Wording.count(activity.updates()), table.name(), indexes),
                "up to %s index entries not written for as many updates as were counted, and as many not to be vacuumed."
                        .formatted(Wording.count(spared * indexes)),
                "a page takes %.0f rows and keeps room for %.0f; once all pages are written anew, %s more."
                        .formatted(
                                rows,
                                Math.max(reserve, Math.floor(rows * (100 - factor) / 100)),
                                Wording.kilobytes(table.bytes() / 1024.0 * (100.0 / factor - 1))),
                "reads of the whole table go over as many more pages. It holds for pages that are filled from now on (pg_repack, or"
                        + " vacuum full, which locks the table, for all), and gives nothing while a transaction stays open that sees the old rows.",
                "n_tup_hot_upd against n_tup_upd in pg_stat_user_tables, before and after.",
                List.of("alter table %s reset (fillfactor);".formatted(name)),
                true);
    }
}
