package dev.lintel.optimize.postgres.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.Workload;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tables whose rows are updated in full pages, on a real server.
class FillFactorTest {
    private static final String ROWS =
            "insert into meter select g, g % 500, 0, repeat('x', 100) from generate_series(1, 40000) g";

    @Test
    void updates_that_find_no_room_on_their_page_get_room_and_are_then_heap_only() throws Exception {
        String database = meters("");
        String update = "update meter set reading = reading + 1 where id % 4 = 1";
        round(database, update);
        List<TableChange> changes = changes(database);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.statements()).containsExactly("alter table meter set (fillfactor = 85);");
            assertThat(change.why()).contains("of 10,000 updates of meter found no room on their page", "all 2 of its");
            assertThat(change.undo()).containsExactly("alter table meter reset (fillfactor);");
        });
        assertThat(heapOnly(database)).isLessThan(0.3);
        OneServer.run(
                database, changes.getFirst().statements().getFirst(), "vacuum full meter", "select pg_stat_reset()");
        round(database, "update meter set reading = reading + 1 where id % 20 = 1");
        assertThat(heapOnly(database)).isGreaterThan(0.9);
        OneServer.run(database, changes.getFirst().undo().getFirst());
    }

    @Test
    void a_table_that_has_room_already_and_one_whose_updates_set_an_indexed_column_are_left_alone() throws Exception {
        String roomy = meters(" with (fillfactor = 80)");
        round(roomy, "update meter set reading = reading + 1 where id % 4 = 1");
        assertThat(changes(roomy)).isEmpty();
        String indexed = meters("");
        round(indexed, "update meter set place = place + 1 where id % 4 = 1");
        assertThat(changes(indexed)).isEmpty();
    }

    @Test
    void few_updates_prove_nothing_and_rows_of_a_page_each_need_no_room() throws Exception {
        String few = meters("");
        round(few, "update meter set reading = reading + 1 where id % 40 = 1");
        assertThat(changes(few)).isEmpty();
        String wide = OneServer.database(
                "create extension pg_stat_statements",
                "create unlogged table meter (id int primary key, place int, reading int, note text)",
                "alter table meter alter note set storage plain",
                "insert into meter select g, 1, 0, repeat('x', 5000) from generate_series(1, 10100) g",
                "vacuum analyze",
                "select pg_stat_statements_reset()",
                "select pg_stat_reset()");
        round(wide, "update meter set reading = reading + 1");
        assertThat(changes(wide)).isEmpty();
    }

    private static String meters(String with) throws Exception {
        return OneServer.database(
                "create extension pg_stat_statements",
                "create table meter (id int primary key, place int not null, reading int, note text)" + with,
                "create index meter_place on meter (place)",
                ROWS,
                "vacuum analyze",
                "select pg_stat_statements_reset()",
                "select pg_stat_reset()");
    }

    private static void round(String database, String update) throws Exception {
        OneServer.run(database, update);
    }

    private static List<TableChange> changes(String database) throws Exception {
        Snapshot snapshot = OneServer.snapshot(database);
        List<TableChange> all = new ArrayList<>();
        snapshot.catalog()
                .tables()
                .values()
                .forEach(table -> Optional.of(table)
                        .flatMap(each -> FillFactor.of(each, snapshot.tableSettings(), Workload.of(snapshot)))
                        .ifPresent(all::add));
        return all;
    }

    private static double heapOnly(String database) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select n_tup_hot_upd::float8 / n_tup_upd from pg_stat_user_tables where relname = 'meter'")) {
            row.next();
            return row.getDouble(1);
        }
    }
}
