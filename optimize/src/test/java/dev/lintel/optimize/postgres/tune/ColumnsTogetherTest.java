package dev.lintel.optimize.postgres.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.Workload;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Columns that hang together and columns that do not, asked for on a real server.
class ColumnsTogetherTest {
    private static final String COMPARES = "select id from address where town = %1$d and postcode = %2$d";
    private static String database = "";
    private static List<TableChange> changes = List.of();

    @BeforeAll
    static void look() throws Exception {
        database = OneServer.database(
                "create extension pg_stat_statements",
                "create table address (id int primary key, town int, postcode int, door int, kind int, floor int)",
                "insert into address select g, g % 500, 10000 + g % 500, (hashint4(g) & 65535) % 700,"
                        + " case when g % 10 < 9 then 1 else g % 400 end, case when g % 10 < 9 then 2 else g % 300 end"
                        + " from generate_series(1, 60000) g",
                "vacuum analyze",
                "select pg_stat_statements_reset()");
        for (int i = 0; i < 8; i++) {
            OneServer.run(
                    database,
                    COMPARES.formatted(i, i + 10000),
                    "select town, postcode, count(*) from address group by town, postcode",
                    "select id from address where town = " + i + " and door = " + i,
                    "select id from address where kind = 1 and floor = 2",
                    "select town, door, count(*) from address group by town, door");
        }
        changes = changes();
    }

    @Test
    void columns_of_which_one_follows_from_the_other_get_statistics_that_were_tried_on_the_clone() throws Exception {
        TableChange change =
                starting("create statistics address_town_postcode_together (dependencies) on town, postcode");
        assertThat(change.why()).contains("gave 120 rows each time in 8 calls", "expects 1.");
        assertThat(change.gain()).containsPattern("it expects 1[12]\\d and");
        assertThat(expected(COMPARES.formatted(7, 10007))).isLessThan(2);
        OneServer.run(database, change.statements().toArray(String[]::new));
        assertThat(expected(COMPARES.formatted(7, 10007))).isBetween(110.0, 130.0);
        OneServer.run(database, change.undo().getFirst());
    }

    @Test
    void groups_that_are_far_fewer_than_expected_likewise() {
        TableChange change = starting("create statistics address_town_postcode_groups (ndistinct) on town, postcode");
        assertThat(change.why()).contains("groups by them gave 500 rows");
        assertThat(change.gain()).contains("it expects 500");
    }

    @Test
    void independent_columns_and_common_values_that_explain_the_rows_get_none() {
        assertThat(changes).hasSize(2);
    }

    @Test
    void what_is_there_already_is_not_proposed_again() throws Exception {
        OneServer.run(database, "create statistics known (ndistinct, dependencies) on town, postcode from address");
        assertThat(changes()).isEmpty();
        OneServer.run(database, "drop statistics known");
    }

    private static TableChange starting(String statement) {
        return changes.stream()
                .filter(each -> each.statements().getFirst().startsWith(statement))
                .findFirst()
                .orElseThrow(() -> new AssertionError(changes.toString()));
    }

    private static List<TableChange> changes() throws Exception {
        Snapshot snapshot = OneServer.snapshot(database);
        try (SparseClone clone = SparseClone.of(snapshot)) {
            return ColumnsTogether.in(snapshot, Workload.of(snapshot), clone);
        }
    }

    private static double expected(String sql) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("explain " + sql)) {
            row.next();
            return Double.parseDouble(row.getString(1).replaceAll(".*rows=(\\d+).*", "$1"));
        }
    }
}
