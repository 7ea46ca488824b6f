package dev.lintel.optimize.postgres.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.advise.WhatIf.Wrong;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.postgres.OneServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the planner of the clone can be made to believe, and that it forgets it afterwards.
class WrongStatisticsTest {
    private static final Name LOAN = new Name("public", "loan");
    private static Optional<SparseClone> clone = Optional.empty();

    @BeforeAll
    static void make() throws Exception {
        String database = OneServer.database(
                "create table loan (id int primary key, reader int not null, state text not null)",
                "insert into loan select g, g % 500, case when g % 100 = 0 then 'LATE' else 'OUT' end"
                        + " from generate_series(1, 20000) g",
                "analyze");
        clone = Optional.of(SparseClone.of(OneServer.snapshot(database)));
    }

    @AfterAll
    static void close() {
        clone.ifPresent(SparseClone::close);
    }

    @Test
    void a_value_of_many_is_ten_times_as_frequent_or_as_rare() throws Exception {
        String sql = "select * from loan where reader = 7";
        double usual = rows(sql, Stress.NONE);
        assertThat(rows(sql, wrong("reader", 10))).isBetween(8 * usual, 12 * usual);
        assertThat(rows(sql, wrong("reader", 0.1))).isBetween(usual / 12, usual / 8);
        assertThat(rows(sql, Stress.NONE)).isEqualTo(usual);
    }

    @Test
    void a_common_value_too() throws Exception {
        String sql = "select * from loan where state = 'LATE'";
        double usual = rows(sql, Stress.NONE);
        assertThat(rows(sql, wrong("state", 10))).isBetween(8 * usual, 12 * usual);
        assertThat(rows(sql, Stress.NONE)).isEqualTo(usual);
    }

    @Test
    void a_kind_of_node_is_avoided_where_there_is_another_way() throws Exception {
        String sql = "select * from loan a join loan b on b.id = a.reader";
        assertThat(kinds(sql, Stress.NONE)).contains(Kind.HASH_JOIN);
        assertThat(kinds(sql, new Stress(Set.of(Kind.HASH_JOIN), Optional.empty())))
                .doesNotContain(Kind.HASH_JOIN);
        assertThat(kinds(sql, Stress.NONE)).contains(Kind.HASH_JOIN);
    }

    private static Stress wrong(String column, double factor) {
        return new Stress(Set.of(), Optional.of(new Wrong(LOAN, column, factor)));
    }

    private static double rows(String sql, Stress stress) throws Exception {
        return clone.orElseThrow().plan(sql, stress).root().estimate().rows();
    }

    private static List<Kind> kinds(String sql, Stress stress) throws Exception {
        return clone.orElseThrow()
                .plan(sql, stress)
                .root()
                .all()
                .map(node -> node.kind())
                .toList();
    }
}
