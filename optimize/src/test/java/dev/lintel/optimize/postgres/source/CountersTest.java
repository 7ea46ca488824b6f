package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.workload.Asked;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two looks at the counters of a real server, and what happened in between.
class CountersTest {
    private static final String OFTEN = "select count(*) from paper where pages = 3";
    private static final String ONCE = "select max(pages) from paper";
    private String database = "";

    @BeforeEach
    void ask() throws Exception {
        database = OneServer.database(
                "create extension if not exists pg_stat_statements",
                "create table paper (id int primary key, pages int)",
                "insert into paper select g, g % 9 from generate_series(1, 5000) g",
                "analyze");
        for (int i = 0; i < 30; i++) {
            OneServer.run(database, OFTEN);
        }
        OneServer.run(database, ONCE);
    }

    @Test
    void what_ran_before_the_first_look_counts_no_more() throws Exception {
        Counters first = Counters.read(login());
        OneServer.run(database, OFTEN, OFTEN, "delete from paper where pages = 4");
        Snapshot between = first.since(look());
        assertThat(asked(between, "pages = $1")).hasSize(2);
        assertThat(asked(between, "count(*)")).singleElement().satisfies(asked -> {
            assertThat(asked.calls()).isEqualTo(2);
            assertThat(asked.rows()).isEqualTo(2);
            assertThat(asked.totalMs()).isPositive().isLessThan(1000);
        });
        assertThat(asked(between, "max(pages)")).isEmpty();
        assertThat(between.server().secondsCounted()).isBetween(0.0, 60.0);
        assertThat(between.gaps()).noneMatch(gap -> gap.contains("reset"));
    }

    @Test
    void counters_that_were_reset_in_between_are_told_and_count_from_there() throws Exception {
        Counters first = Counters.read(login());
        Thread.sleep(1300);
        OneServer.run(database, "select pg_stat_statements_reset()", OFTEN, ONCE);
        Snapshot between = first.since(look());
        assertThat(asked(between, "count(*)"))
                .singleElement()
                .extracting(Asked::calls)
                .isEqualTo(1.0);
        assertThat(asked(between, "max(pages)"))
                .singleElement()
                .extracting(Asked::calls)
                .isEqualTo(1.0);
        if (between.major() >= 14) {
            assertThat(between.gaps()).anyMatch(gap -> gap.contains("before the counters of statements were reset"));
        }
    }

    @Test
    void one_statement_that_was_counted_anew_is_told() throws Exception {
        Counters first = Counters.read(login());
        OneServer.run(
                database,
                "select pg_stat_statements_reset(0, d.oid, s.queryid) from pg_stat_statements s join pg_database d"
                        + " on d.oid = s.dbid where d.datname = current_database() and s.query like '%count(*) from paper%'",
                OFTEN,
                ONCE);
        Snapshot between = first.since(look());
        assertThat(asked(between, "count(*) from paper"))
                .singleElement()
                .extracting(Asked::calls)
                .isEqualTo(1.0);
        assertThat(asked(between, "max(pages)"))
                .singleElement()
                .extracting(Asked::calls)
                .isEqualTo(1.0);
        assertThat(between.gaps()).anyMatch(gap -> gap.startsWith("1 statements were counted anew"));
    }

    @Test
    void the_spread_of_the_times_in_between_is_their_own() {
        // 2, 2, 4, 4 and then 9, 11
        Asked before = new Asked("1", "select 1", 4, 12, 1, 4, 0, 0, 0, false);
        Asked after = before.and(new Asked("1", "select 1", 2, 20, 1, 2, 0, 0, 0, false));
        assertThat(after.deviationMs())
                .isCloseTo(Math.sqrt((4 + 4 + 16 + 16 + 81 + 121) / 6.0 - 1024 / 36.0), within(1e-9));
        assertThat(after.since(before).deviationMs()).isCloseTo(1, within(1e-9));
        assertThat(after.since(before).meanMs()).isCloseTo(10, within(1e-9));
    }

    private static List<Asked> asked(Snapshot snapshot, String part) {
        return snapshot.statements().stream()
                .filter(each -> each.text().contains("paper") && each.text().contains(part))
                .filter(each -> !each.text().contains("pg_stat_statements"))
                .toList();
    }

    private Login login() {
        return Login.own(OneServer.server().url(database), OneServer.server().credentials());
    }

    private Snapshot look() throws Exception {
        return SnapshotReader.read(login(), true);
    }
}
