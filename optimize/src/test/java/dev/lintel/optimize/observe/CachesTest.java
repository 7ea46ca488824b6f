package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CachesTest {
    private static final Catalog CATALOG = Catalog.of(List.of(
            table("plan", 40, column("id", 40), column("price", 30)),
            table("reader", 900_000, column("id", 900_000), column("name", 800_000))));
    private static final String PLAN = "select id, price from plan where id = $1";

    @Test
    void a_read_of_few_keys_that_hardly_change_is_worth_keeping_with_the_rate_that_the_numbers_promise() {
        assertThat(found(
                        query(PLAN, 20_000, 900, 20_000), query("update plan set price = $1 where id = $2", 60, 1, 60)))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.says())
                            .contains("by id of at most 40 entries")
                            .contains("at least 99.5 % of them");
                    assertThat(each.advice()).contains("update plan").contains("60 rows were written");
                });
    }

    @Test
    void a_read_that_is_written_as_often_as_it_is_read_is_not() {
        assertThat(found(
                        query(PLAN, 20_000, 900, 20_000),
                        query("update plan set price = $1 where id = $2", 18_000, 100, 18_000)))
                .isEmpty();
    }

    @Test
    void a_read_of_more_keys_than_calls_promises_nothing() {
        assertThat(found(query("select id, name from reader where id = $1", 50_000, 900, 50_000)))
                .isEmpty();
    }

    @Test
    void a_read_that_costs_little_of_all_or_asks_for_a_range_is_left_alone() {
        assertThat(found(query(PLAN, 20_000, 10, 20_000), query("select id from reader", 10, 5000, 10)))
                .isEmpty();
        assertThat(found(query("select id, price from plan where price > $1", 20_000, 900, 20_000)))
                .isEmpty();
    }

    @Test
    void what_a_proposed_index_serves_is_left_to_it() {
        Query read = query(PLAN, 20_000, 900, 20_000);
        assertThat(Caches.in(
                        List.of(read),
                        CATALOG,
                        Set.of(read),
                        each -> each.asked().text()))
                .isEmpty();
    }

    private static List<Observation> found(Query... workload) {
        return Caches.in(
                List.of(workload), CATALOG, Set.of(), each -> each.asked().text());
    }

    private static Query query(String sql, double calls, double totalMs, double rows) {
        Parameters parameters = Parameters.of(sql, Dialect.POSTGRESQL);
        return new Query(new Asked("", sql, calls, totalMs, 0, rows, 0, 0, 0, false), parameters.shape(), sql);
    }

    private static Column column(String name, double distinct) {
        return new Column(name, "integer", false, 4, true, 4, 0, distinct, 0, true, List.of());
    }

    private static Table table(String name, double rows, Column... columns) {
        return new Table(
                new Name("public", name),
                rows,
                (long) rows * 40,
                List.of(columns),
                List.of("id"),
                List.of(),
                List.of(),
                Activity.NONE,
                Partitions.NONE);
    }
}
