package dev.lintel.optimize.postgres.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.Workload;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lines of orders that lie side by side, so that a small sample of pages holds few orders.
class DistinctValuesTest {
    private static String database = "";

    @BeforeAll
    static void look() throws Exception {
        database = OneServer.database(
                "create extension pg_stat_statements",
                "create table sheet (id int primary key)",
                "create table colour (id int primary key)",
                "insert into sheet select g from generate_series(1, 60000) g",
                "insert into colour select g from generate_series(1, 50) g",
                "create table entry (id int primary key, sheet_id int references sheet, colour_id int references colour,"
                        + " note text)",
                "insert into entry select g, 1 + g / 5, 1 + g % 40, repeat('x', 60) from generate_series(1, 250000) g",
                "create index entry_sheet on entry (sheet_id)",
                "vacuum analyze",
                // as analyze would see it in a table a hundred times as large
                "alter table entry alter column sheet_id set (n_distinct = 4000)",
                "analyze entry (sheet_id)",
                "select pg_stat_statements_reset()");
        for (int i = 1; i <= 60; i++) {
            OneServer.run(
                    database,
                    "select id from entry where sheet_id = " + i * 700,
                    "select id from entry where colour_id = " + (1 + i % 40));
        }
    }

    @Test
    void a_column_with_far_more_values_than_analyze_saw_gets_their_number() throws Exception {
        List<TableChange> changes = changes();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.statements())
                    .containsExactly(
                            "alter table entry alter column sheet_id set (n_distinct = -0.200);",
                            "analyze entry (sheet_id);");
            assertThat(change.why()).contains("analyze saw 4,000 values", "gave 5 rows", "has 60,000 rows");
            assertThat(change.gain()).contains("expects 5 rows in place of 6");
        });
        OneServer.run(database, changes.getFirst().statements().toArray(String[]::new));
        assertThat(changes()).as("what is right now is left alone").isEmpty();
        OneServer.run(
                database,
                changes.getFirst().undo().getFirst(),
                "alter table entry alter column sheet_id set (n_distinct = 4000)");
    }

    private static List<TableChange> changes() throws Exception {
        Snapshot snapshot = OneServer.snapshot(database);
        try (SparseClone clone = SparseClone.of(snapshot)) {
            return DistinctValues.in(snapshot, Workload.of(snapshot), clone);
        }
    }
}
