package dev.lintel.read.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Query;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.sql.ShapeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The code that jOOQ's generator writes is not there in any of these, as in most checkouts.
class JooqTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dsl.selectFrom(GOODS).where(GOODS.ID.eq(id)).fetchOne();|ONE SELECT / goods / where goods.id EQUAL :p1|p1
            dsl.select(GOODS.ID, GOODS.NAME).from(GOODS).where(GOODS.KIND.eq(kind).and(GOODS.GONE.eq(false))).fetchInto(String.class);|MANY SELECT / goods / cols goods.id, goods.name / where goods.kind EQUAL :p1, goods.gone EQUAL 'false'|p1
            dsl.selectCount().from(GOODS).where(GOODS.KIND.eq(kind)).fetchOne(0, int.class);|NUMBER SELECT / goods / where goods.kind EQUAL :p1 / SINGLE|p1
            dsl.fetchExists(GOODS, GOODS.ID.eq(id));|BOOLEAN SELECT / goods / where goods.id EQUAL :p1 / SINGLE|p1
            dsl.select(GOODS.NAME).from(GOODS).join(SHELF).on(SHELF.GOODS_ID.eq(GOODS.ID)).orderBy(GOODS.NAME.desc()).limit(10).fetch();|MANY SELECT / goods, shelf* / cols goods.name / where shelf.goods_id EQUAL goods.id / order goods.name- / limit 10|
            dsl.update(GOODS).set(GOODS.KIND, kind).where(GOODS.ID.eq(id)).execute();|NOTHING UPDATE / goods / set goods.kind=:p1 / where goods.id EQUAL :p2|p1,p2
            dsl.insertInto(GOODS).set(GOODS.KIND, kind).onDuplicateKeyIgnore().execute();|NOTHING UPSERT / goods / set goods.kind=:p1|p1
            dsl.deleteFrom(GOODS).where(GOODS.ID.in(ids)).execute();|NOTHING DELETE / goods / where goods.id IN :p1|p1
            dsl.selectFrom(GOODS).where(given).fetch();|MANY SELECT? / goods|
            var record = dsl.newRecord(GOODS, kind); record.store();|NOTHING UPSERT? / goods|
            var g = GOODS.as("g"); dsl.selectFrom(g).where(DSL.lower(g.NAME).like(kind)).fetch();|MANY SELECT / goods / where lower(goods.name) LIKE :p1|p1
            dsl.selectFrom(GOODS).where(GOODS.ID.in(DSL.select(SHELF.GOODS_ID).from(SHELF))).fetch();|MANY SELECT / goods, shelf^ / where goods.id IN <select>|
            """)
    void a_chain_runs_its_statement(String code, String expected, String bound) throws IOException {
        Fact.QueryCall call = facts(Fact.QueryCall.class, code).getFirst();
        Query query = call.query();
        assertThat(query.gives() + " " + ShapeText.of(query.shape()).replace(" | ", " / "))
                .isEqualTo(expected.trim());
        assertThat(String.join(",", call.bound().keySet().stream().sorted().toList()))
                .isEqualTo(bound == null ? "" : bound);
    }

    @Test
    void what_holds_instead_of_something_else_must_not_hold() throws IOException {
        List<Fact.QueryCall> calls = facts(
                Fact.QueryCall.class, "dsl.selectFrom(GOODS).where(GOODS.ID.eq(id).or(GOODS.KIND.eq(kind))).fetch();");
        assertThat(calls.getFirst().query().shape().filter())
                .extracting(each -> each.column().name() + " " + each.conjunct())
                .containsExactly("id false", "kind false");
    }

    @Test
    void a_chain_that_is_only_built_runs_nothing() throws IOException {
        assertThat(facts(Fact.QueryCall.class, "var later = dsl.selectFrom(GOODS).where(GOODS.ID.eq(id));"))
                .isEmpty();
    }

    @Test
    void a_generic_repository_asks_the_table_of_its_subclass() throws IOException {
        List<Fact.QueryMethod> methods = facts(Fact.QueryMethod.class, "");
        assertThat(methods)
                .extracting(each -> each.receiver() + "." + each.name() + " "
                        + ShapeText.of(each.query().shape()))
                .containsExactlyInAnyOrder("shop.GoodsDao.all SELECT? | goods", "shop.GoodsDao.first SELECT? | goods");
    }

    private <F extends Fact> List<F> facts(Class<F> kind, String code) throws IOException {
        return new Target(folder).java("Goods", """
                import static shop.db.Tables.GOODS;
                import static shop.db.Tables.SHELF;
                import java.util.List;
                import org.jooq.Condition;
                import org.jooq.DSLContext;
                import org.jooq.Table;
                import org.jooq.impl.DSL;
                abstract class Dao<R> {
                  private final Table<?> table;
                  DSLContext dsl;
                  Dao(Table<?> table) { this.table = table; }
                  List<?> all() { return dsl.selectFrom(table).fetch(); }
                  Object first() { return all().get(0); }
                }
                class GoodsDao extends Dao<String> {
                  GoodsDao() { super(GOODS); }
                }
                class Goods {
                  DSLContext dsl;
                  void run(long id, String kind, List<Long> ids, Condition given) { %s }
                }
                """.formatted(code)).facts(kind, new Jooq());
    }
}
