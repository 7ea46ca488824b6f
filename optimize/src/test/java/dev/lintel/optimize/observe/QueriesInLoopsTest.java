package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueriesInLoopsTest {
    private static final Name TICKET = new Name("public", "ticket");
    private static final Name COMMENT = new Name("public", "comment");
    private static final Catalog CATALOG = Catalog.of(List.of(
            table(TICKET, List.of("id", "subject"), List.of()),
            table(
                    COMMENT,
                    List.of("id", "ticket_id", "state"),
                    List.of(new ForeignKey("comment_ticket", List.of("ticket_id"), TICKET, List.of("id"), true)))));
    private static final Query TICKETS = query("select subject from ticket where id = $1", 400, 400);

    @Test
    void an_owner_asked_for_over_the_rows_of_a_list_is_a_loop() {
        assertThat(QueriesInLoops.in(
                        List.of(TICKETS, query("select id, ticket_id from comment where state = $1", 25, 617)),
                        CATALOG))
                .singleElement()
                .extracting(QueriesInLoops.Loop::child)
                .isEqualTo(TICKETS);
    }

    @Test
    void rows_that_were_looked_up_by_their_owner_have_one_and_ask_for_it_once() {
        assertThat(QueriesInLoops.in(
                        List.of(TICKETS, query("select id from comment where ticket_id = $1", 25, 617)), CATALOG))
                .isEmpty();
    }

    @Test
    void a_session_asks_for_no_more_owners_in_one_run_than_there_are() {
        assertThat(QueriesInLoops.in(
                        List.of(
                                query("select subject from ticket where id = $1", 50_000, 50_000),
                                query("select id, ticket_id from comment where state = $1", 2, 100_000)),
                        CATALOG))
                .isEmpty();
    }

    private static Query query(String sql, double calls, double rows) {
        return new Query(
                new Asked(sql, sql, calls, calls, 0, rows, 0, 0, 0, false), Sql.shape(sql, Dialect.POSTGRESQL), sql);
    }

    private static Table table(Name name, List<String> columns, List<ForeignKey> references) {
        return new Table(
                name,
                20_000,
                1 << 20,
                columns.stream()
                        .map(each -> new Column(each, "integer", false, 4, true, 4, 0, 1000, 0, true, List.of()))
                        .toList(),
                List.of("id"),
                List.of(),
                references,
                Activity.NONE,
                Partitions.NONE);
    }
}
