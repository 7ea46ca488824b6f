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
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A name that begins with what a person types, in a database that is sorted as people sort.
class PrefixSearchTest {
    private static final String DATABASE = "sorted_for_english";

    @Test
    void an_index_in_the_order_of_the_language_does_not_serve_a_beginning_and_one_by_characters_is_proposed()
            throws Exception {
        OneServer.run(
                "postgres",
                "create database " + DATABASE + " template template0 locale_provider icu icu_locale 'en-US'");
        OneServer.run(
                DATABASE,
                "create extension pg_stat_statements",
                "create table guest (id int primary key, name text not null, room int)",
                "insert into guest select g, md5(g::text), g % 90 from generate_series(1, 40000) g",
                "create index guest_name on guest (name)",
                "vacuum analyze",
                "select pg_stat_statements_reset()");
        try (Connection connection = OneServer.server().connect(DATABASE);
                PreparedStatement search =
                        connection.prepareStatement("select id, name, room from guest where name like (?||'%')")) {
            for (int i = 0; i < 40; i++) {
                search.setString(1, Integer.toHexString(4096 + i * 97));
                search.executeQuery().close();
            }
        }
        assertThat(report()).contains("on guest (name text_pattern_ops);");
    }

    private static String report() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Login login =
                Login.own(OneServer.server().url(DATABASE), OneServer.server().credentials());
        new DatabaseRun(CommandLine.parse(List.of("optimize")), Console.of(print, print, Map.of()))
                .run(login, Optional.empty(), Optional.empty(), false);
        try (Connection connection = OneServer.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
