package dev.lintel.design.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Briefs that change, on a PostgreSQL of our own.
class SchemaChangeTest {
    private static Server server;

    private static final String CATALOGUE = """
            SELECT table_name || '.' || column_name || ' ' || data_type || ' '
                || coalesce(character_maximum_length::text, '') || ' ' || is_nullable
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL
            SELECT c.relname || '.' || a.attname || ': ' || d.description FROM pg_description d
            JOIN pg_class c ON c.oid = d.objoid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
            WHERE c.relnamespace = 'public'::regnamespace AND d.objsubid > 0
            ORDER BY 1
            """;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(Server.bundled(), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Connection empty() throws SQLException {
        Connection database = server.connect("postgres");
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
        return database;
    }

    private static void run(Connection database, String migration, boolean transactional) throws SQLException {
        try (Statement statement = database.createStatement()) {
            if (transactional) {
                database.setAutoCommit(false);
                statement.execute(migration);
                database.commit();
                database.setAutoCommit(true);
            } else {
                for (String each : migration.split("(?<=;)\n")) {
                    statement.execute(each);
                }
            }
        }
    }

    private static List<String> catalogue(Brief brief) throws SQLException {
        try (Connection database = empty()) {
            for (String each : new Migrations(brief).all().values()) {
                run(database, each, true);
            }
            return strings(database);
        }
    }

    private static List<String> strings(Connection database) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(CATALOGUE)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static Brief changed(String from, String to) {
        String text = Briefs.shopText().replace(from, to);
        assertThat(text).isNotEqualTo(Briefs.shopText());
        return Briefs.brief(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock: int(0..)} | stock: int(0..), colour: text(40)?}",
                "stock: int(0..)} | stock: int(0..), weight: int(1..5000)}",
                "stock: int(0..)} | stock: int(0..), shipping: money}",
                "name: text(1..200) | name: text(1..400)",
                "name: text(1..200) | name: text(1..100)",
                "name: text(1..200) | name: text(1..200)?",
                "description: markdown? | description: markdown",
                "description: markdown?, | ",
                "sku: slug(40) unique, name | sku: slug(40), name",
                "quantity: int(1..999) | quantity: int(1..99999)",
                "quantity: int(1..999) | quantity: int(5..99)",
                "PENDING: [PAID, CANCELLED], PAID | PENDING: [PAID, CANCELLED, HELD], HELD: [PAID], PAID",
                "sort: createdAt desc, page: 20 | sort: number desc, page: 20",
                "refs: {product: Product restrict} | refs: {product: Product restrict, gift: Product? detach}",
                "refs: {product: Product restrict} | refs: {product: Product cascade}",
                "psp: {kind: http, used_by: Payment.create, p99: 2s, availability: 99.9, idempotent: header, webhooks: hmac} | psp: {kind: http, used_by: Payment.create}",
            })
    void expanding_and_contracting_ends_where_a_new_database_begins(String from, String to) throws SQLException {
        Brief before = Briefs.shop();
        Brief after = changed(from.strip(), to == null ? "" : to.strip());
        SchemaChange.Next next = SchemaChange.between(before, after);
        List<String> wanted = catalogue(after);
        List<String> kept = wanted;

        try (Connection database = empty()) {
            for (String each : new Migrations(before).all().values()) {
                run(database, each, true);
            }
            for (var each : next.migrations().entrySet()) {
                run(database, each.getValue(), !each.getKey().equals(SchemaChange.INDEXES));
            }
            run(database, next.contract().isEmpty() ? "SELECT 1" : next.contract(), true);

            // what the service kept for itself stays when nothing asks for it any more
            assertThat(strings(database))
                    .filteredOn(line -> kept.contains(line) || !line.contains("webhook_events"))
                    .isEqualTo(wanted);
        }
    }

    @Test
    void rows_of_old_nodes_are_still_taken_between_the_two() throws SQLException {
        Brief after = Briefs.brief(Briefs.shopText()
                .replace("stock: int(0..)}", "stock: int(0..), weight: int(1..5000)}")
                .replace("description: markdown?, ", ""));
        SchemaChange.Next next = SchemaChange.between(Briefs.shop(), after);

        try (Connection database = empty();
                Statement statement = database.createStatement()) {
            for (String each : new Migrations(Briefs.shop()).all().values()) {
                run(database, each, true);
            }
            for (var each : next.migrations().entrySet()) {
                run(database, each.getValue(), !each.getKey().equals(SchemaChange.INDEXES));
            }
            statement.execute("INSERT INTO products (sku, name, description, price_minor, price_currency, stock)"
                    + " VALUES ('old', 'Old', 'told', 1, 'EUR', 1)");
            statement.execute("INSERT INTO products (sku, name, price_minor, price_currency, stock, weight)"
                    + " VALUES ('new', 'New', 1, 'EUR', 1, 10)");
        }
        assertThat(next.contract())
                .contains("fill weight in the rows that are there")
                .contains("DROP COLUMN description");
    }

    @Test
    void an_index_on_a_table_in_use_is_built_beside_its_writers() {
        SchemaChange.Next next = SchemaChange.between(
                Briefs.shop(), changed("sort: createdAt desc, page: 20", "sort: number desc, page: 20"));

        assertThat(next.migrations().keySet()).containsExactly(SchemaChange.INDEXES);
        assertThat(next.migrations().get(SchemaChange.INDEXES)).contains("CREATE INDEX CONCURRENTLY");
    }

    @Test
    void a_brief_whose_tables_stay_needs_nothing() {
        Brief after = changed("p95: 50ms", "p95: 80ms");

        assertThat(SchemaChange.between(Briefs.shop(), after).isNothing()).isTrue();
    }

    /// Rows that are there may contradict a promise that is new; one that is given up binds nobody any more.
    @Test
    void what_there_may_be_one_of_waits_until_there_is_and_is_given_up_at_once() {
        String text = """
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Seat:
                            fields: {label: text(1..9), row: text(1..9)}
                        """;
        Brief free = Briefs.brief(text);
        Brief bound = Briefs.brief(text + "consistency: [one Seat per row and label]\n");
        String index = "CREATE UNIQUE INDEX seats_row_label_key ON seats (row, label);";

        assertThat(SchemaChange.between(free, bound).contract()).contains(index);
        assertThat(SchemaChange.between(free, bound).migrations()).isEmpty();
        assertThat(SchemaChange.between(bound, free).migrations().values())
                .singleElement()
                .asString()
                .contains("DROP INDEX IF EXISTS seats_row_label_key;");
    }
}
