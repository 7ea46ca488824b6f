package dev.lintel.optimize.postgres.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.TableSettings;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.OneServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VacuumingTest {
    private static final Name TABLE = new Name("public", "reading");

    @Test
    void a_large_table_whose_dead_rows_gather_below_the_usual_share_gets_one_of_its_own() throws Exception {
        TableChange change = Vacuuming.of(table(10_000_000, 1_500_000, 0), TableSettings.UNKNOWN)
                .orElseThrow();
        assertThat(change.statements())
                .containsExactly("alter table reading set (autovacuum_vacuum_scale_factor = 0.01);");
        assertThat(change.why()).contains("1.5 million rows are dead", "waits for 2.0 million");
        assertThat(change.gain()).contains("begins at 100,050");
        assertThat(change.undo()).containsExactly("alter table reading reset (autovacuum_vacuum_scale_factor);");
        String database = OneServer.database("create table reading (id int)");
        OneServer.run(database, change.statements().getFirst());
        assertThat(OneServer.snapshot(database).tableSettings().own(TABLE, "autovacuum_vacuum_scale_factor"))
                .hasValue("0.01");
        OneServer.run(database, change.undo().getFirst());
    }

    @Test
    void rows_that_changed_since_the_last_analyze_likewise() {
        assertThat(Vacuuming.of(table(10_000_000, 0, 900_000), TableSettings.UNKNOWN))
                .hasValueSatisfying(change -> assertThat(change.statements())
                        .containsExactly("alter table reading set (autovacuum_analyze_scale_factor = 0.01);"));
    }

    @Test
    void a_small_table_and_one_with_few_dead_rows_keep_what_holds_for_all() {
        assertThat(Vacuuming.of(table(90_000, 30_000, 0), TableSettings.UNKNOWN))
                .isEmpty();
        assertThat(Vacuuming.of(table(10_000_000, 120_000, 0), TableSettings.UNKNOWN))
                .isEmpty();
        assertThat(Vacuuming.of(table(700_000, 120_000, 0), TableSettings.UNKNOWN))
                .as("a seventh would be the better share, which is no change worth having")
                .isEmpty();
    }

    @Test
    void where_vacuum_does_not_get_through_no_share_helps() {
        assertThat(Vacuuming.of(table(10_000_000, 4_000_000, 0), TableSettings.UNKNOWN))
                .isEmpty();
    }

    @Test
    void a_table_that_has_a_share_of_its_own_keeps_it() {
        TableSettings own =
                new TableSettings(Map.of(), Map.of(TABLE, Map.of("autovacuum_vacuum_scale_factor", "0.015")));
        assertThat(Vacuuming.of(table(100_000_000, 1_400_000, 0), own)).isEmpty();
        TableSettings all = new TableSettings(Map.of("autovacuum_vacuum_scale_factor", "0.01"), Map.of());
        assertThat(Vacuuming.of(table(10_000_000, 1_500_000, 0), all)).isEmpty();
    }

    private static Table table(double rows, double dead, double changed) {
        return new Table(
                TABLE,
                rows,
                1L << 30,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Table.Activity(0, 0, 0, -1, 0, 0, 0, 0, dead, changed),
                Partitions.NONE);
    }
}
