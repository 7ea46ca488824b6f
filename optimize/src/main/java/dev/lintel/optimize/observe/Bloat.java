package dev.lintel.optimize.observe;

import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import java.util.Optional;

/// Room in a table that holds no row: its length beside what its rows take by the statistics of their columns. An
/// estimate from outside, so only what is far off is told.
final class Bloat {
    private static final long LARGE = 64L << 20;
    private static final double FAR = 2.5;

    private Bloat() {}

    static Optional<Observation> in(Table table) {
        if (table.bytes() < LARGE || table.rows() < 1 || !HeapRows.known(table)) {
            return Optional.empty();
        }
        double needed = HeapRows.needed(table);
        if (table.bytes() < FAR * needed) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                Topic.TABLE_NOT_KEPT,
                "%s takes %s, and its %s rows need about %s: the rest is room that rows once had."
                        .formatted(
                                table.name(),
                                Wording.kilobytes(table.bytes() / 1024.0),
                                Wording.count(table.rows()),
                                Wording.kilobytes(needed / 1024)),
                "New rows fill it again; where none come, pg_repack (or vacuum full, which locks the table) gives it back. "
                        + "Then autovacuum_vacuum_scale_factor lower for this table.",
                (long) (table.bytes() - needed)));
    }
}
