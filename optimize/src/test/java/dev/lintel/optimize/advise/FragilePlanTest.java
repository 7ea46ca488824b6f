package dev.lintel.optimize.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.RiskTest.Danger;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A page in an order, of rows that few share: walking the order until enough are found is cheap only as long as the
/// statistics are right about how many there are.
class FragilePlanTest {
    private static final String SQL = "select id, state, due from task where state = 'OPEN' order by due limit 20";
    private static final Query PAGE = new Query(Asked.once(SQL), Sql.shape(SQL, Dialect.POSTGRESQL), SQL);
    private static final Name TASK = new Name("public", "task");

    private static Optional<Snapshot> snapshot = Optional.empty();

    @BeforeAll
    static void fill() throws Exception {
        String database = OneServer.database(
                "create table task (id int primary key, state text not null, due timestamp not null, body text not null)",
                "insert into task select g, case when hashint4(g) % 200 = 0 then 'OPEN' else 'DONE' end,"
                        + " timestamp '2024-01-01' + (hashint4(g + 2) & 1048575) * interval '1 second',"
                        + " repeat('text ', 20) from generate_series(1, 60000) g",
                "analyze");
        snapshot = Optional.of(OneServer.snapshot(database));
    }

    @Test
    void an_index_of_the_order_alone_is_fragile_and_one_that_begins_with_the_state_is_not() throws Exception {
        try (SparseClone clone = SparseClone.of(snapshot.orElseThrow())) {
            assertThat(danger(clone, Candidate.btree(TASK, List.of(Key.of("due"))))
                            .map(Danger::why))
                    .hasValueSatisfying(why -> assertThat(why)
                            .contains("should task.state have its value ten times as rarely as the statistics say"));
            assertThat(danger(clone, Candidate.btree(TASK, List.of(Key.of("state"), Key.of("due")))))
                    .isEmpty();
        }
    }

    @Test
    void the_one_that_stands_the_stress_is_advised() throws Exception {
        try (SparseClone clone = SparseClone.of(snapshot.orElseThrow())) {
            Advice advice = Advisor.advise(
                    snapshot.orElseThrow().catalog(),
                    List.of(PAGE),
                    clone,
                    new Limits(1L << 30, Duration.ofSeconds(60), 1000));
            assertThat(advice.indexes())
                    .extracting(Recommended::index)
                    .singleElement()
                    .asString()
                    .startsWith("task (state");
        }
    }

    private static Optional<Danger> danger(SparseClone clone, Candidate index) throws Exception {
        clone.know(List.of(index));
        Costs costs = new Costs(clone, Set.of());
        Catalog catalog = snapshot.orElseThrow().catalog();
        Pricing today = Pricing.of(catalog, List.of(PAGE), costs);
        return new RiskTest(catalog, costs, today, () -> false).of(PAGE, Set.of(index));
    }
}
