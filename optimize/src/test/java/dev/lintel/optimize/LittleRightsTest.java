package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Login;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A role that may look at little, in a database with odd names, partitions, a view, a foreign table and row-level
/// security: what cannot be seen is said, and the rest is advised on.
class LittleRightsTest {
    private static String report = "";

    @BeforeAll
    static void look() throws Exception {
        String database = OneServer.database(
                "create extension pg_stat_statements",
                "create table \"Order Line\" (id int primary key, \"Käufer\" int not null, \"select\" text)",
                "insert into \"Order Line\" select g, g % 5000, 'x' || g from generate_series(1, 40000) g",
                "create table secret (id int primary key, owner text not null, what text)",
                "insert into secret select g, 'o' || g % 900, 'w' || g from generate_series(1, 20000) g",
                "alter table secret enable row level security",
                "create policy own on secret using (owner = current_user)",
                "create table reading (at date not null, meter int not null, value int) partition by range (at)",
                "create table reading_2024 partition of reading for values from ('2024-01-01') to ('2025-01-01')",
                "create table reading_2025 partition of reading for values from ('2025-01-01') to ('2026-01-01')",
                "insert into reading select date '2024-01-01' + g % 700, g % 3000, g from generate_series(1, 60000) g",
                "create view open_line as select * from \"Order Line\" where \"select\" <> 'x7'",
                "create extension if not exists file_fdw",
                "create server files foreign data wrapper file_fdw",
                "create foreign table outside (id int, name text) server files options (filename '/dev/null')",
                "vacuum analyze",
                "create role little login password 'only-here'",
                "grant select on \"Order Line\", reading, reading_2024, reading_2025, open_line, outside to little",
                "select pg_stat_statements_reset()");
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 30; i++) {
                statement.execute("set role little");
                statement
                        .executeQuery("select id from \"Order Line\" where \"Käufer\" = " + i)
                        .close();
                statement
                        .executeQuery("select sum(value) from reading where meter = " + i)
                        .close();
                statement
                        .executeQuery("select count(*) from open_line where id = " + i)
                        .close();
                statement
                        .executeQuery("select name from outside where id = " + i)
                        .close();
                statement.execute("reset role");
                statement
                        .executeQuery("select what from secret where owner = 'o" + i + "'")
                        .close();
            }
        }
        report = run(Login.own(OneServer.server().url(database), Map.of("user", "little", "password", "only-here")));
    }

    @Test
    void a_name_that_needs_quotes_is_quoted_in_what_is_proposed() {
        assertThat(report).contains("on \"Order Line\" (\"Käufer\")");
    }

    @Test
    void a_partitioned_table_gets_its_index_part_by_part() {
        // the sum is covered too where every page is visible to all, which other sessions may keep from it
        assertThat(flat())
                .containsPattern("create index idx_reading_meter on only reading \\(meter\\)( include \\(value\\))?;");
    }

    @Test
    void tables_whose_statistics_are_hidden_are_said() {
        assertThat(flat())
                .contains("how the values of 1 table are distributed (secret)")
                .contains("row level security");
    }

    @Test
    void statements_of_others_and_of_views_are_said_to_be_missing() {
        assertThat(flat())
                .containsPattern("\\d+ statements of other roles, whose text this role may not see")
                .contains("asking views alone");
    }

    @Test
    void statements_on_foreign_tables_are_said_to_be_another_servers() {
        assertThat(flat()).contains("asking foreign tables alone");
    }

    private static String flat() {
        return report.replaceAll("\\s+", " ");
    }

    private static String run(Login login) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new DatabaseRun(CommandLine.parse(List.of("optimize")), Console.of(print, print, Map.of()))
                .run(login, Optional.empty(), Optional.empty(), false);
        return out.toString(StandardCharsets.UTF_8);
    }
}
