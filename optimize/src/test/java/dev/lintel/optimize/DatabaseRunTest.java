package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.postgres.Grants;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Login;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Planted faults must be found, and what only looks like one left alone.
class DatabaseRunTest {
    private static String database = "";
    private static String report = "";

    @BeforeAll
    static void look() throws Exception {
        database = OneServer.database(
                "create extension pg_stat_statements",
                "create table buyer (id int primary key, email text not null, country int not null)",
                "create table purchase (id int primary key, buyer_id int not null references buyer, state text not null,"
                        + " placed timestamptz not null, code text unique)",
                "create table item (id int primary key, purchase_id int not null references purchase, amount int)",
                "create table journal (at timestamptz not null, what text not null)",
                "create table colour (id int primary key, name text)",
                "insert into buyer select g, 'Buyer' || g || '@example.com', g % 3 from generate_series(1, 8000) g",
                "insert into purchase select g, 1 + (hashint4(g) & 1048575) % 8000, (array['NEW','PAID','SENT'])[1 + g % 3],"
                        + " timestamptz '2024-01-01' + g * interval '1 minute', 'c' || g from generate_series(1, 30000) g",
                "insert into item select g, 1 + g / 2, g % 9 from generate_series(1, 59000) g",
                "insert into colour select g, 'colour ' || g from generate_series(1, 20) g",
                "insert into journal select now(), 'line ' || g from generate_series(1, 20000) g",
                "create index purchase_placed on purchase (placed)",
                "create index purchase_placed_again on purchase (placed)",
                "create index purchase_placed_state on purchase (placed, state)",
                "create index buyer_country on buyer (country)",
                "create index item_purchase on item (purchase_id)",
                "vacuum analyze",
                "select pg_stat_statements_reset()");
        try (Connection connection = OneServer.server().connect(database)) {
            ask(connection, 40, "select * from purchase where buyer_id = ? order by placed desc limit 20");
            ask(connection, 40, "select * from colour where name = 'colour ' || ?::text");
            ask(connection, 20, "select count(*) from purchase where state = (array['NEW','PAID','SENT'])[1 + ? % 3]");
            ask(connection, 3, "select what from journal where what = 'line ' || ?::text");
            ask(connection, 40, "select * from buyer where lower(email) = lower('BUYER' || ?::text || '@example.com')");
            ask(connection, 10, "select count(*) > 0 from item where purchase_id = ?");
            ask(connection, 10, "select code from purchase where date(placed) = date '2024-01-05' + ?");
            loop(connection);
            write(connection);
        }
        report = run("--time", "30");
    }

    @Test
    void the_index_that_serves_comparison_and_order_is_proposed_with_the_way_back() {
        assertThat(report)
                .contains("create index concurrently idx_purchase_buyer_id")
                .containsPattern("on purchase \\(buyer_id(, placed desc|, placed)?\\)")
                .contains("drop index concurrently if exists idx_purchase_buyer_id");
    }

    @Test
    void the_index_on_an_expression_is_proposed() {
        assertThat(report).contains("on buyer ((lower(email)));");
    }

    @Test
    void a_query_in_a_loop_is_seen_in_the_counters() {
        assertThat(report.replaceAll("\\s+", " "))
                .contains("Queries in a loop")
                .contains("the query of item by purchase_id ran 300 times");
    }

    @Test
    void needless_indexes_are_named_but_none_that_carries_a_constraint_or_serves_a_foreign_key() {
        // which of the three the planner used is its own choice; one of them has to stay
        long dropped = List.of("purchase_placed", "purchase_placed_again", "purchase_placed_state").stream()
                .filter(name ->
                        report.replaceAll("\\s+", " ").matches(".*rop index concurrently public\\." + name + "[;.] .*"))
                .count();
        assertThat(dropped).isEqualTo(2);
        assertThat(report)
                .contains("buyer_country on buyer")
                .doesNotContain("drop index concurrently public.purchase_code_key")
                .doesNotContain("drop index concurrently public.item_purchase");
    }

    @Test
    void tables_that_are_small_or_mostly_written_are_left_alone() {
        assertThat(report).doesNotContain("on colour").doesNotContain("on journal (what");
    }

    @Test
    void a_column_that_tells_a_third_of_the_rows_gets_no_index_of_its_own() {
        assertThat(report).doesNotContain("on purchase (state);");
    }

    @Test
    void statements_that_would_cost_less_in_other_words_are_shown_in_both() {
        assertThat(report.replaceAll("\\s+", " "))
                .contains("Statements worth wording otherwise")
                .contains("count for existence")
                .contains("instead SELECT exists (SELECT 1 FROM item WHERE purchase_id = $1)")
                .contains("function on column");
    }

    @Test
    void values_of_the_data_are_not_shown() {
        assertThat(report.toLowerCase(Locale.ROOT)).doesNotContain("@example.com");
    }

    @Test
    void the_source_server_explains_and_writes_nothing_for_us() throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_stat_statements s join pg_database d"
                        + " on d.oid = s.dbid where d.datname = current_database() and query ~* '^explain'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void a_role_with_the_printed_grants_may_look() throws Exception {
        String grants = Grants.text()
                .lines()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--"))
                .reduce("", (one, other) -> one + "\n" + other)
                .replace(":DBNAME", database)
                .replace("create role lintel login", "create role looker login password 'only-here'")
                .replace("role lintel ", "role looker ")
                .replace("to lintel;", "to looker;");
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(grants);
        }
        Login looker = Login.own(OneServer.server().url(database), Map.of("user", "looker", "password", "only-here"));
        assertThat(run(looker, "--time", "5")).contains("Where the time goes");
    }

    @Test
    void two_looks_tell_of_what_ran_in_between_and_a_sample_what_it_read() throws Exception {
        assertThat(run("--time", "5", "--for", "1", "--sample").lines().limit(3))
                .anyMatch(line -> line.contains(", statements of ") && line.endsWith(" seconds"));
        assertThatThrownBy(() -> run("--for", "soon"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("number of seconds");
    }

    @Test
    void a_password_in_the_address_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> new DatabaseRun(
                                CommandLine.parse(List.of("optimize")), console(new ByteArrayOutputStream()))
                        .run("postgresql://me:secret@localhost/shop"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("PGPASSWORD")
                .hasMessageNotContaining("secret");
    }

    @Test
    void proving_on_the_database_that_is_looked_at_is_refused() {
        Login login = own();
        assertThatThrownBy(() -> new Copy(login, false).prove(login, List.of(), List.of()))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("name a copy");
    }

    private static Login own() {
        return Login.own(OneServer.server().url(database), OneServer.server().credentials());
    }

    private static String run(String... words) throws Exception {
        return run(own(), words);
    }

    private static String run(Login login, String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all = new String[words.length + 1];
        all[0] = "optimize";
        System.arraycopy(words, 0, all, 1, words.length);
        Console console = console(out);
        Exit exit = new DatabaseRun(CommandLine.parse(List.of(all)), console)
                .run(login, Optional.empty(), Optional.empty(), false);
        console.out().flush();
        assertThat(exit).isEqualTo(Exit.CLEAN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Console console(ByteArrayOutputStream out) {
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        return new Console(stream, stream, false, false);
    }

    private static void ask(Connection connection, int times, String sql) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= times; i++) {
                statement.setInt(1, i * 7);
                statement.executeQuery().close();
            }
        }
    }

    private static void loop(Connection connection) throws Exception {
        try (PreparedStatement parents =
                        connection.prepareStatement("select * from purchase where placed > ? limit 30");
                PreparedStatement children = connection.prepareStatement("select * from item where purchase_id = ?")) {
            for (int i = 0; i < 10; i++) {
                parents.setTimestamp(1, Timestamp.valueOf("2024-01-1" + i % 10 + " 00:00:00"));
                try (ResultSet rows = parents.executeQuery()) {
                    while (rows.next()) {
                        children.setInt(1, rows.getInt(1));
                        children.executeQuery().close();
                    }
                }
            }
        }
    }

    private static void write(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into journal select now(), 'line ' || g from generate_series(1, 20000) g");
        }
    }
}
