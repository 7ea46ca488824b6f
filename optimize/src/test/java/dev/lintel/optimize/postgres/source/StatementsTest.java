package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.postgres.OneServer;
import org.junit.jupiter.api.Test;

/// Statements of the length at which a server may have cut them.
class StatementsTest {
    @Test
    void a_whole_statement_of_that_length_is_none_that_was_cut() throws Exception {
        String database = OneServer.database(
                "create extension if not exists pg_stat_statements",
                "create table leaf (id int primary key, name text)");
        String sql = "select id from leaf where name = name /* " + "x".repeat(1023 - 44) + " */";
        assertThat(sql).hasSize(1023);
        String longer = "select id from leaf where id = id /* " + "y".repeat(5000) + " */ order by id";
        OneServer.run(database, sql, longer);
        Snapshot snapshot = OneServer.snapshot(database);
        assertThat(snapshot.statements())
                .filteredOn(each -> each.text().contains("from leaf"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.cut()).isFalse())
                .anySatisfy(each -> assertThat(each.text()).endsWith("order by id"));
    }

    @Test
    void what_ends_open_at_that_length_was_cut() {
        for (String open : new String[] {
            "select id from leaf where name in (select name from leaf where ",
            "select id from leaf where name = 'al",
            "select id from leaf where id +"
        }) {
            assertThat(Statements.cut(open, open.length())).as(open).isTrue();
            assertThat(Statements.cut(open, open.length() + 1)).as(open).isTrue();
            assertThat(Statements.cut(open, 1024)).as(open).isFalse();
        }
        String whole = "select id from leaf where name = 'a(' and id in (1, 2)";
        assertThat(Statements.cut(whole, whole.length())).isFalse();
    }
}
