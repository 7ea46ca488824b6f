package dev.lintel.read.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Query;
import dev.lintel.read.Fact;
import dev.lintel.read.Sources;
import dev.lintel.sql.ShapeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            template.queryForObject("select name from goods where id = ?", String.class, id);|ONE SELECT / goods / cols goods.name / where goods.id EQUAL :1|1
            template.query("select id from goods", mapper);|MANY SELECT / goods / cols goods.id|
            template.query(ALL + " where kind = ?", mapper, kind);|MANY SELECT / goods / cols goods.id / where goods.kind EQUAL :1|1
            template.queryForObject("select count(*) from goods", Integer.class);|NUMBER SELECT / goods / SINGLE|
            template.update("update goods set kind = ? where id = ?", new Object[] {kind, id});|NOTHING UPDATE / goods / set goods.kind=:1 / where goods.id EQUAL :2|1,2
            template.query("select id from goods order by " + kind, mapper);|MANY SELECT / goods / cols goods.id / order +|
            template.query("select id from goods where kind = '" + kind + "'", mapper);|MANY SELECT / goods / cols goods.id / where goods.kind EQUAL <${kind}>|
            template.query("select id from " + kind, mapper);|MANY SELECT? / cols id|
            template.query("select id from goods where kind = 1 " + kind, mapper);|MANY SELECT? / goods / cols goods.id / where goods.kind EQUAL '1'|
            String sql = "select id from goods"; if (kind != null) { sql += " where kind = ?"; } template.query(sql, mapper, kind);|MANY SELECT / goods / cols goods.id / where goods.kind EQUAL :1|1
            StringBuilder sb = new StringBuilder("select id "); sb.append("from ").append("goods"); template.query(sb.toString(), mapper);|MANY SELECT / goods / cols goods.id|
            template.query(String.format("select id from goods where kind = %s", kind), mapper);|MANY SELECT / goods / cols goods.id / where goods.kind EQUAL <${kind}>|
            template.query("select " + columns() + " from goods", mapper);|MANY SELECT / goods / cols goods.id, goods.kind|
            named.query("select id from goods where kind = :k", Map.of("k", kind), mapper);|MANY SELECT / goods / cols goods.id / where goods.kind EQUAL :k|k
            MapSqlParameterSource p = new MapSqlParameterSource("k", kind); p.addValue("i", id); named.update("delete from goods where kind = :k and id = :i", p);|NOTHING DELETE / goods / where goods.kind EQUAL :k, goods.id EQUAL :i|i,k
            client.sql("select id from goods where id = :id").param("id", id).query(String.class).single();|ONE SELECT / goods / cols goods.id / where goods.id EQUAL :id|id
            client.sql("update goods set kind = ?").param(kind).update();|NOTHING UPDATE / goods / set goods.kind=:1|1
            PreparedStatement s = connection.prepareStatement("select id from goods where id = ?"); s.setLong(1, id); s.executeQuery();|MANY SELECT / goods / cols goods.id / where goods.id EQUAL :1|1
            connection.createStatement().executeQuery("select id from goods where kind = '" + kind + "'");|MANY SELECT / goods / cols goods.id / where goods.kind EQUAL <${kind}>|
            """)
    void a_call_runs_its_statement(String code, String expected, String bound) throws IOException {
        Fact.QueryCall call = calls(code).getFirst();
        Query query = call.query();
        assertThat(query.gives() + " " + ShapeText.of(query.shape()).replace(" | ", " / "))
                .isEqualTo(expected.trim());
        assertThat(String.join(",", call.bound().keySet().stream().sorted().toList()))
                .isEqualTo(bound == null ? "" : bound);
    }

    @Test
    void what_stands_under_a_condition_filters_some_calls_only() throws IOException {
        String code =
                "String sql = \"select id from goods where id > 0\"; if (kind != null) { sql += \" and kind = ?\"; }"
                        + " template.query(sql, mapper);";
        assertThat(calls(code).getFirst().query().shape().filter())
                .extracting(each -> each.column().name() + " " + each.optional())
                .containsExactly("id false", "kind true");
    }

    @Test
    void a_text_of_which_nothing_is_known_is_no_query() throws IOException {
        assertThat(calls("template.query(kind, mapper);")).isEmpty();
    }

    private List<Fact.QueryCall> calls(String code) throws IOException {
        return new Sources(folder)
                .with("src/main/java/shop/Goods.java", """
                        package shop;
                        import java.sql.Connection;
                        import java.sql.PreparedStatement;
                        import java.util.Map;
                        import org.springframework.jdbc.core.JdbcTemplate;
                        import org.springframework.jdbc.core.RowMapper;
                        import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
                        import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
                        import org.springframework.jdbc.core.simple.JdbcClient;
                        class Goods {
                            private static final String ALL = "select id from goods";
                            JdbcTemplate template; NamedParameterJdbcTemplate named; JdbcClient client; Connection connection;
                            RowMapper<String> mapper;
                            String columns() { return "id, " + "kind"; }
                            void ask(String kind, long id) throws Exception { %s }
                        }
                        """.formatted(code)).facts(new Jdbc()).stream()
                        .map(Fact.QueryCall.class::cast)
                        .toList();
    }
}
