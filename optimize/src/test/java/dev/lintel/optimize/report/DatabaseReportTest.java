package dev.lintel.optimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseReportTest {
    private static final Query PAGE = query("select id from task where state = 'OPEN' order by due limit 20");
    private static final Query COUNT = query("select count(*) from task where due < now()");

    @Test
    void a_risk_names_its_query_and_counts_the_others_and_an_uncertain_size_says_why() {
        Recommended index = new Recommended(
                Candidate.btree(new Name("public", "task"), List.of(Key.of("due"))),
                new Bytes(1 << 20, 2 << 20),
                10,
                0,
                Map.of(PAGE, new Recommended.Costs(100, 10), COUNT, new Recommended.Costs(90, 20)),
                List.of(
                        new Recommended.Fragile(PAGE, "the walk may not end early"),
                        new Recommended.Fragile(COUNT, "the range may be wide")));
        Advice advice = new Advice(List.of(index), 190, 30, 30, List.of(), List.of(), 12, true);
        String report = report(List.of(PAGE, COUNT), advice);
        assertThat(report.replaceAll("\\s+", " "))
                .contains(
                        "risk: select id from task where state = ",
                        "(and 1 more query): the walk may not end early.",
                        "about 1 MB (up to 2 MB: statistics do not tell how often its columns repeat together)");
        assertThat(report.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
    }

    @Test
    void where_nothing_could_plan_no_index_is_said_to_be_useless() {
        assertThat(report(List.of(PAGE, COUNT), Advice.none()))
                .contains("Not known: no plan was looked at")
                .doesNotContain("None:", "Estimated");
        assertThat(report(List.of(PAGE, COUNT), new Advice(List.of(), 190, 190, 190, List.of(), List.of(), 12, true)))
                .contains("None: no index that was tried")
                .doesNotContain("Estimated cost");
    }

    @Test
    void one_call_and_one_row_are_said_as_one() {
        Query once = new Query(new Asked("", PAGE.sql(), 1, 5, 0, 1, 0, 0, 0, false), PAGE.shape(), PAGE.sql());
        assertThat(report(List.of(once), Advice.none()))
                .contains(" in 1 call, ")
                .contains(", 1 row each");
    }

    private static String report(List<Query> queries, Advice advice) {
        return DatabaseReport.of(
                new DatabaseReport.Contents(
                        "a server",
                        Catalog.of(List.of()),
                        queries,
                        advice,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                Askers.of(List.of()),
                false);
    }

    private static Query query(String sql) {
        return new Query(Asked.once(sql), Sql.shape(sql, Dialect.POSTGRESQL), sql);
    }
}
