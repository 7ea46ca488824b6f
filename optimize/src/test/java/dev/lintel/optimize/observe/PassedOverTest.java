package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A `BigDecimal` bound for a `bigint` leaves no trace in the text that is counted.
class PassedOverTest {
    private static Catalog catalog = new Catalog(new TreeMap<>());

    @BeforeAll
    static void fill() throws Exception {
        String database = OneServer.database(
                "create table receipt (id int primary key, number bigint not null, till int not null, note text)",
                "insert into receipt select g, g * 7, g % 9, 'receipt ' || g from generate_series(1, 20000) g",
                "create index receipt_number on receipt (number)",
                "create index receipt_till on receipt (till)",
                "vacuum analyze receipt");
        catalog = OneServer.snapshot(database).catalog();
    }

    @Test
    void an_index_that_leads_to_the_rows_and_is_not_used_is_told_with_the_type_that_it_wants() {
        assertThat(said("select note from receipt where number = $1", 1, 20))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.says()).contains("although receipt_number leads to its rows");
                    assertThat(each.advice()).contains("of another type", "BigDecimal", "convert number in each row");
                });
    }

    @Test
    void what_reads_a_part_or_gives_much_or_has_no_such_index_is_left_alone() {
        assertThat(said("select note from receipt where number = $1", 0.1, 20)).isEmpty();
        assertThat(said("select note from receipt where number = $1", 1, 20_000))
                .isEmpty();
        assertThat(said("select note from receipt where note = $1", 1, 20)).isEmpty();
        assertThat(said("select note from receipt where number = $1::numeric", 1, 20))
                .as("told as a cast on a column")
                .isEmpty();
        assertThat(said("select note from receipt where till = $1", 1, 20))
                .as("a ninth of the rows is read as well without")
                .isEmpty();
        assertThat(said("select note from receipt where number = $1 or till = $2", 1, 20))
                .isEmpty();
    }

    private static List<Observation> said(String sql, double share, double rows) {
        double pages = catalog.named("receipt").orElseThrow().bytes() / 8192.0;
        Asked asked = new Asked("1", sql, 20, 400, 0, rows, 20 * pages * share, 0, 0, false);
        Query query = new Query(asked, Parameters.of(sql, Dialect.POSTGRESQL).shape(), sql);
        return PassedOver.in(List.of(query), catalog).stream()
                .map(each -> each.observation("the query of receipt"))
                .toList();
    }
}
