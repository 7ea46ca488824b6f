package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static String database = "";

    @BeforeAll
    static void fill() throws Exception {
        database = OneServer.database(
                "create table note (id int primary key, gone boolean not null, word text not null)",
                "insert into note select g, g % 50 = 0, 'w' || g from generate_series(1, 5000) g",
                "analyze");
    }

    @Test
    void a_value_is_the_one_that_gives_as_many_rows_as_were_counted() throws Exception {
        assertThat(filled("select * from note where gone = $1", 4900)).endsWith("gone = 'f'::boolean");
        assertThat(filled("select * from note where gone = $1", 100)).endsWith("gone = 't'::boolean");
    }

    @Test
    void where_counts_tell_nothing_a_value_from_the_middle_is_taken() throws Exception {
        assertThat(filled("select * from note where word = $1", 1)).contains("word = 'w");
        assertThat(filled("select count(*) from note where gone = $1", 1)).contains("gone = '");
    }

    @Test
    void what_a_count_is_compared_with_is_no_secret() throws Exception {
        String sql = filled("select count(n.id) > $2 from note n where n.gone = $1", 1);
        assertThat(sql).contains("count(n.id) > 0 from");
        assertThat(rows(sql)).isEqualTo(1);
    }

    @Test
    void columns_that_are_grouped_by_their_places_are_planned() throws Exception {
        String sql = filled("select gone, left(word, $4), count(*) from note group by $1, $2 order by $3 desc", 30);
        assertThat(sql).endsWith("group by 1, 2 order by 1 desc");
        assertThat(rows(sql.replace("$4", "2"))).isPositive();
    }

    @Test
    void what_is_summed_is_summed_over_the_value_that_most_rows_have() throws Exception {
        assertThat(filled("select sum(id) from note where gone = $1", 1)).endsWith("gone = 'f'::boolean");
        assertThat(filled("select word, sum(id) from note where gone = $1 group by word", 1))
                .contains("gone = 'f'::boolean");
    }

    @Test
    void two_ends_of_a_range_hold_as_many_rows_as_were_counted() throws Exception {
        String sql = filled("select * from note where id >= $1 and id < $2", 40);
        assertThat(rows(sql)).isBetween(35L, 45L);
        assertThat(rows(filled("select * from note where id > $1 and id <= $2 and gone = $3", 1)))
                .isBetween(1L, 150L);
    }

    @Test
    void a_pattern_that_the_statement_puts_together_begins_like_a_value() throws Exception {
        String sql = filled("select * from note where word like ($1||$2) escape $3 order by id limit $4", 20);
        assertThat(sql).doesNotContain("$").contains("'%'");
        assertThat(rows(sql)).isPositive();
    }

    private static long rows(String sql) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from (" + sql + ") found")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String filled(String sql, double rows) throws Exception {
        Snapshot snapshot = OneServer.snapshot(database);
        Asked asked = new Asked("", sql, 1, 1, 0, rows, 0, 0, 0, false);
        return new Samples(snapshot).fill(Parameters.of(sql, Dialect.POSTGRESQL), asked);
    }
}
