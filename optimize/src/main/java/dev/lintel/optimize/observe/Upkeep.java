package dev.lintel.optimize.observe;

import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import java.util.ArrayList;
import java.util.List;

/// Whether vacuum and analyze keep up. Estimates from the engine's counters.
public final class Upkeep {
    private static final double MANY = 10_000;
    private static final double SHARE = 0.2;

    private Upkeep() {}

    /// Of a partitioned table: its partitions are looked after each by itself.
    private static List<Observation> asWhole(Table table) {
        return table.partitions().analyzed() || table.rows() < MANY
                ? List.of()
                : List.of(new Observation(
                        Topic.TABLE_NOT_KEPT,
                        "%s was never analyzed as a whole: the planner knows its %d partitions, but guesses how many values a column has over all of them."
                                .formatted(
                                        table.name(), table.partitions().parts().size()),
                        "analyze %s; now and then: autovacuum analyzes partitions, never what they are parts of."
                                .formatted(table.name().sql()),
                        0));
    }

    public static List<Observation> in(Table table) {
        List<Observation> found = new ArrayList<>();
        if (table.partitioned()) {
            return asWhole(table);
        }
        Table.Activity activity = table.activity();
        double dead = activity.deadRows();
        if (dead >= MANY && dead >= SHARE * table.rows()) {
            found.add(new Observation(
                    Topic.TABLE_NOT_KEPT,
                    "%s has about %s dead rows beside %s live ones."
                            .formatted(table.name(), Wording.count(dead), Wording.count(table.rows())),
                    "Look for transactions that stay open; lower autovacuum_vacuum_scale_factor for this table.",
                    0));
        }
        if (dead < MANY || dead < SHARE * table.rows()) {
            Bloat.in(table).ifPresent(found::add);
        }
        double changed = activity.changedSinceAnalyze();
        if (changed >= MANY && changed >= SHARE * table.rows()) {
            found.add(new Observation(
                    Topic.TABLE_NOT_KEPT,
                    "%s rows of %s changed since it was analyzed; the planner works with old numbers."
                            .formatted(Wording.count(changed), table.name()),
                    "analyze %s; and lower autovacuum_analyze_scale_factor for it."
                            .formatted(table.name().sql()),
                    0));
        }
        return found;
    }
}
