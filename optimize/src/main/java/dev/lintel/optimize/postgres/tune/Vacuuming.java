package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.TableSettings;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.plan.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Autovacuum begins with a table when a share of its rows is dead; of a large table a fifth is much. Where dead or
/// changed rows have gathered below that mark, the table gets a share of its own. Where they are far above it, vacuum
/// does not come or does not get through, and no share helps.
final class Vacuuming {
    private static final double MANY = 100_000;
    /// Rows are counted by estimate, and a worker takes its time.
    private static final double BEYOND = 1.5;
    private static final double NOTICED = 0.05;
    private static final double LEAST = 0.005;
    private static final double BASE = 50;

    private Vacuuming() {}

    static Optional<TableChange> of(Table table, TableSettings settings) {
        if (table.partitioned() || table.rows() < MANY) {
            return Optional.empty();
        }
        Optional<Pace> vacuum = Pace.of(
                table,
                settings,
                "autovacuum_vacuum_scale_factor",
                0.2,
                table.activity().deadRows());
        Optional<Pace> analyze = Pace.of(
                table,
                settings,
                "autovacuum_analyze_scale_factor",
                0.1,
                table.activity().changedSinceAnalyze());
        List<Pace> due = new ArrayList<>();
        vacuum.ifPresent(due::add);
        analyze.ifPresent(due::add);
        return due.isEmpty() ? Optional.empty() : Optional.of(change(table, due));
    }

    /// A share that is too large for a table.
    ///
    /// @param gathered rows that are dead, or changed
    private record Pace(String setting, double now, double then, double gathered) {
        static Optional<Pace> of(Table table, TableSettings settings, String setting, double usual, double gathered) {
            double now = settings.number(table.name(), setting, usual);
            double begins = BASE + now * table.rows();
            boolean due = gathered >= MANY && gathered >= NOTICED * table.rows() && gathered <= BEYOND * begins;
            double then = Math.max(LEAST, MANY / table.rows());
            return due && then <= now / 2
                    ? Optional.of(new Pace(setting, now, rounded(then), gathered))
                    : Optional.empty();
        }

        private static double rounded(double share) {
            return Math.round(share * 1000) / 1000.0;
        }

        String set() {
            return setting + " = " + String.format(Locale.ROOT, "%s", then);
        }

        boolean vacuums() {
            return setting.contains("_vacuum_");
        }
    }

    private static TableChange change(Table table, List<Pace> due) {
        String name = table.name().brief();
        Pace first = due.getFirst();
        List<String> seen = due.stream()
                .map(each -> "%s rows %s"
                        .formatted(
                                Wording.count(each.gathered()),
                                each.vacuums() ? "are dead" : "changed since the last analyze"))
                .toList();
        return new TableChange(
                "autovacuum_" + Names.plain(table.name()),
                List.of("alter table %s set (%s);"
                        .formatted(
                                name,
                                String.join(", ", due.stream().map(Pace::set).toList()))),
                "%s of %s's %s, and autovacuum waits for %s of them, a share of %s."
                        .formatted(
                                String.join(" and ", seen),
                                table.name(),
                                Wording.count(table.rows()),
                                Wording.count(BASE + first.now() * table.rows()),
                                Wording.percent(first.now())),
                "it begins at %s; reads of the whole table and of its indexes go over at most as many in vain%s."
                        .formatted(
                                Wording.count(BASE + first.then() * table.rows()),
                                due.stream().allMatch(Pace::vacuums) ? "" : ", and the planner's numbers are as fresh"),
                "about %.0f times as many runs on this table, each over the pages that changed and, for vacuum, over its %d indexes."
                        .formatted(first.now() / first.then(), table.indexes().size()),
                "low: a worker that is busy here is missing elsewhere (autovacuum_max_workers).",
                "n_dead_tup, autovacuum_count and last_autovacuum in pg_stat_user_tables.",
                List.of("alter table %s reset (%s);"
                        .formatted(
                                name,
                                String.join(
                                        ", ", due.stream().map(Pace::setting).toList()))),
                true);
    }
}
