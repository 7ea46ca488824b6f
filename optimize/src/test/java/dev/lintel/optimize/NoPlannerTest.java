package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A server of a major version that cannot be had here.
class NoPlannerTest {
    private static final int NEVER = 990001;

    @Test
    void another_major_plans_in_its_place_and_that_is_said() throws Exception {
        String database = OneServer.database(
                "create table parcel (id int primary key, code int not null)",
                "insert into parcel select g, g from generate_series(1, 50000) g",
                "vacuum analyze");
        Snapshot real = OneServer.snapshot(database);
        Snapshot unknown = new Snapshot(
                NEVER,
                real.collation(),
                real.definitions(),
                real.relations(),
                real.statistics(),
                real.together(),
                real.settings(),
                real.catalog(),
                real.tableSettings(),
                real.statements(),
                real.server(),
                real.alarms(),
                real.gaps());
        String sql = "select id from parcel where code = 7";
        List<Query> queries = List.of(new Query(Asked.once(sql), Sql.shape(sql, Dialect.POSTGRESQL), sql));
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        List<String> gaps = new ArrayList<>();
        Advising.Found found = new Advising(
                        CommandLine.parse(List.of("optimize")), Console.of(nowhere, nowhere, Map.of()), RowSample.NONE)
                .advise(unknown, queries, queries, gaps);
        assertThat(found.advice().indexes()).hasSize(1);
        assertThat(gaps)
                .anySatisfy(gap -> assertThat(gap)
                        .contains("how PostgreSQL 99 plans: there is no PostgreSQL 99")
                        .contains("PostgreSQL 18 planned in its place")
                        .contains("prove what is proposed on a copy"));
    }
}
