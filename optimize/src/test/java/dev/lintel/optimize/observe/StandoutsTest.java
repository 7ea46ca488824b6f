package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandoutsTest {
    private static final String SQL = "select id from task where state = $1";

    @Test
    void what_is_slow_but_seldom_asked_is_told_by_its_mean() {
        assertThat(said(asked(3, 1800, 10, 30, 300)))
                .singleElement()
                .asString()
                .contains("By mean", "600 ms", "3 calls");
        assertThat(said(asked(3, 90, 10, 30, 300))).isEmpty();
    }

    @Test
    void what_is_slow_now_and_then_is_told_by_its_variance() {
        assertThat(said(asked(1000, 20_000, 90, 1000, 4000)))
                .singleElement()
                .asString()
                .contains("By variance", "20 ms", "90 ms");
        assertThat(said(asked(1000, 20_000, 40, 1000, 4000))).isEmpty();
        assertThat(said(asked(5, 100, 90, 5, 20)))
                .as("five calls are no variance")
                .isEmpty();
    }

    @Test
    void what_touches_far_more_than_it_gives_is_told_by_that() {
        assertThat(said(asked(1000, 20_000, 10, 1000, 900_000)))
                .singleElement()
                .asString()
                .contains("900 blocks for each row");
        assertThat(said(asked(1000, 20_000, 10, 0, 150_000)))
                .as("a call that finds nothing looked for one row")
                .isEmpty();
    }

    @Test
    void what_sorts_on_the_disk_is_told_with_what_it_writes_there() {
        assertThat(said(new Asked("1", SQL, 4, 400, 10, 4000, 4000, 0, 10_240, false)))
                .singleElement()
                .asString()
                .contains("By temporary files", "writes 20 MB", "4 calls");
        assertThat(said(new Asked("1", SQL, 4000, 4000, 1, 4000, 4000, 0, 10_240, false)))
                .as("a few blocks each time")
                .isEmpty();
    }

    private static Asked asked(double calls, double totalMs, double deviationMs, double rows, double blocks) {
        return new Asked("1", SQL, calls, totalMs, deviationMs, rows, blocks, 0, 0, false);
    }

    private static List<String> said(Asked asked) {
        Query query = new Query(asked, Sql.shape(SQL, Dialect.POSTGRESQL), SQL);
        return Standouts.in(List.of(query), Set.of(), _ -> "the query of task").stream()
                .map(Observation::says)
                .toList();
    }
}
