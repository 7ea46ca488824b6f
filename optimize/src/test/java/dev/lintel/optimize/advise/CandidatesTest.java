package dev.lintel.optimize.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Catalog CATALOG = Catalog.of(List.of(new Table(
            new Name("public", "member"),
            100_000,
            1 << 24,
            Stream.of("id", "name", "town")
                    .map(each -> new Column(each, "text", false, 8, false, 1, 0, 50_000, 0, true, List.of()))
                    .toList(),
            List.of("id"),
            List.of(),
            List.of(),
            Table.Activity.NONE,
            Partitions.NONE)));

    @Test
    void the_order_alone_is_no_index_for_a_text_found_somewhere() {
        String order = " order by name limit 20";
        assertThat(columns("select id from member where town > 'L'" + order)).contains(List.of("name"));
        assertThat(columns("select id from member where upper(name) like upper(?)" + order))
                .doesNotContain(List.of("name"));
        assertThat(columns("select id from member where town = ? and name like ?" + order))
                .contains(List.of("town", "name"))
                .doesNotContain(List.of("name"));
    }

    @Test
    void three_columns_that_a_statement_of_several_queries_names_are_an_index_that_makes_the_table_superfluous() {
        String sql =
                "with seen as (select name, town from member group by name, town) select count(*) from seen, member"
                        + " where member.id = seen.town";
        Query query = new Query(Asked.once(sql), Sql.shape(sql, Dialect.POSTGRESQL), sql);
        assertThat(Candidates.pairs(query, CATALOG))
                .extracting(Candidate::columns)
                .contains(List.of("town", "name"), List.of("town", "name", "id"));
    }

    private static List<List<String>> columns(String sql) {
        return Candidates.of(Sql.shape(sql, Dialect.POSTGRESQL), CATALOG).stream()
                .map(Candidate::columns)
                .toList();
    }
}
