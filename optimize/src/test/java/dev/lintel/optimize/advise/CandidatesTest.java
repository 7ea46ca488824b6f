package dev.lintel.optimize.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.optimize.workload.TrueNames;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Catalog CATALOG = catalog(List.of("id", "name", "town"), List.of());

    private static Catalog catalog(List<String> columns, List<Index> indexes) {
        return Catalog.of(List.of(new Table(
                new Name("public", "member"),
                100_000,
                1 << 24,
                columns.stream()
                        .map(each -> new Column(each, "text", false, 8, false, 1, 0, 50_000, 0, true, List.of()))
                        .toList(),
                List.of("id"),
                indexes,
                List.of(),
                Table.Activity.NONE,
                Partitions.NONE)));
    }

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

    @Test
    void an_index_that_is_there_is_none_to_propose_though_its_column_must_be_quoted() {
        String sql = "select id from member where \"homeTown\" = ? order by name desc limit 20";
        List<String> columns = List.of("id", "name", "homeTown");
        assertThat(columns(sql, catalog(columns, List.of())))
                .contains(List.of("homeTown"), List.of("homeTown", "name"));
        assertThat(columns(sql, catalog(columns, List.of(index("\"homeTown\"", "name desc")))))
                .doesNotContain(List.of("homeTown", "name"));
        assertThat(columns(sql, catalog(columns, List.of(index("\"homeTown\"", "name")))))
                .contains(List.of("homeTown", "name"));
    }

    private static Index index(String... keys) {
        return new Index(
                new Name("public", "there"),
                List.of(keys),
                List.of(),
                false,
                false,
                "",
                "",
                "btree",
                true,
                1 << 20,
                0,
                "");
    }

    private static List<List<String>> columns(String sql) {
        return columns(sql, CATALOG);
    }

    private static List<List<String>> columns(String sql, Catalog catalog) {
        Shape shape = new TrueNames(catalog)
                .of(Parameters.of(sql, Dialect.POSTGRESQL))
                .shape();
        return Candidates.of(shape, catalog).stream().map(Candidate::columns).toList();
    }
}
