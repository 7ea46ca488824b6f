package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private static final String SQL = "select id from task where state = $1";

    @Test
    void connections_that_hardly_work_are_set_against_statements_a_second_times_their_seconds() {
        // 1,000 s of work in 1,000 s: one connection is busy
        assertThat(Pools.of(120, 500, 1000, asked(500_000, 1_000_000)))
                .hasValueSatisfying(each -> assertThat(each.says())
                        .contains(
                                "120 connections",
                                "max_connections 500",
                                "1.0 are at work",
                                "500.0 statements a second"))
                .hasValueSatisfying(each -> assertThat(each.advice()).contains("about 5;"));
    }

    @Test
    void of_pools_that_are_needed_and_of_a_short_count_nothing_is_said() {
        assertThat(Pools.of(120, 500, 1000, asked(500_000, 20_000_000))).isEmpty();
        assertThat(Pools.of(120, 500, 60, asked(500, 1000))).isEmpty();
        assertThat(Pools.of(12, 500, 1000, asked(500, 1000))).isEmpty();
    }

    private static List<Query> asked(double calls, double totalMs) {
        Asked asked = new Asked("1", SQL, calls, totalMs, 0, calls, 0, 0, 0, false);
        return List.of(new Query(asked, Sql.shape(SQL, Dialect.POSTGRESQL), SQL));
    }
}
