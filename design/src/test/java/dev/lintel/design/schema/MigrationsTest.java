package dev.lintel.design.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.FieldSource;

/// On a PostgreSQL of our own.
class MigrationsTest {
    private static final List<String> PATTERNS = Briefs.PATTERNS;
    private static Server server;

    private static final String FOREIGN_KEYS_WITHOUT_INDEX = """
            SELECT c.conrelid::regclass || '.' || c.conname FROM pg_constraint c
            WHERE c.contype = 'f' AND NOT EXISTS (
                SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
                    AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
            """;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(Server.bundled(), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void run_on_an_empty_database_and_leave_no_foreign_key_without_an_index(String pattern) throws SQLException {
        try (Connection database = migrated(Briefs.pattern(pattern))) {
            List<String> bare = strings(database, FOREIGN_KEYS_WITHOUT_INDEX);

            // a tenant's id comes first in the index of whatever is listed by tenant
            assertThat(bare).isEmpty();
        }
    }

    @Test
    void the_table_refuses_what_the_request_refuses() throws SQLException {
        try (Connection database = migrated(Briefs.shop());
                Statement statement = database.createStatement()) {
            String product =
                    "INSERT INTO products (sku, name, price_minor, price_currency, stock) VALUES ('%s', 'Kettle', %s, '%s', %s)";
            statement.execute(product.formatted("kettle", "4990", "EUR", "1"));

            assertThatThrownBy(() -> statement.execute(product.formatted("kettle", "1", "EUR", "1")))
                    .hasMessageContaining("products_sku_key");
            assertThatThrownBy(() -> statement.execute(product.formatted("Not A Slug", "1", "EUR", "1")))
                    .hasMessageContaining("products_sku_check");
            assertThatThrownBy(() -> statement.execute(product.formatted("a", "-1", "EUR", "1")))
                    .hasMessageContaining("products_price_minor_from");
            assertThatThrownBy(() -> statement.execute(product.formatted("b", "1", "eur", "1")))
                    .hasMessageContaining("products_price_currency_check");
            assertThatThrownBy(() -> statement.execute("UPDATE products SET stock = stock - 2"))
                    .hasMessageContaining("products_stock_from");
        }
    }

    @Test
    void an_address_in_other_letters_is_the_same_account() throws SQLException {
        try (Connection database = migrated(Briefs.shop());
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO users (email, name, password_hash) VALUES ('ada@example.com', 'Ada', 'x')");

            assertThatThrownBy(() -> statement.execute(
                            "INSERT INTO users (email, name, password_hash) VALUES ('Ada@Example.com', 'Ada', 'x')"))
                    .hasMessageContaining("users_email_key");
        }
    }

    @Test
    void an_audit_event_is_never_changed() throws SQLException {
        try (Connection database = migrated(Briefs.shop());
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO audit_events (address, action, subject)"
                    + " VALUES ('192.0.2.1', 'Payment.refund', uuidv7())");

            assertThatThrownBy(() -> statement.execute("DELETE FROM audit_events"))
                    .hasMessageContaining("takes rows and keeps them");
        }
    }

    @Test
    void the_newest_orders_of_a_customer_are_read_in_order_without_a_sort() throws SQLException {
        try (Connection database = migrated(Briefs.shop());
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO users (email, name, password_hash)"
                    + " SELECT 'u' || n || '@example.com', 'U', 'x' FROM generate_series(1, 200) n");
            statement.execute(
                    "INSERT INTO orders (customer_id, status, total_minor, total_currency, created_at)"
                            + " SELECT u.id, 'PAID', 1, 'EUR', now() - n * interval '1 minute' FROM users u, generate_series(1, 100) n");
            statement.execute("ANALYZE");
            String plan = String.join(
                    "\n",
                    strings(
                            database,
                            "EXPLAIN SELECT * FROM orders WHERE customer_id = (SELECT id FROM users LIMIT 1)"
                                    + " AND (created_at, id) < (now(), 'ffffffff-ffff-ffff-ffff-ffffffffffff')"
                                    + " ORDER BY created_at DESC, id DESC LIMIT 20"));

            assertThat(plan).contains("orders_customer_id_created_at_id_idx").doesNotContain("Sort");
        }
    }

    /// A schema of its own, so that one server serves all.
    private static Connection migrated(Brief brief) throws SQLException {
        Connection database = server.connect("postgres");
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS public CASCADE");
            statement.execute("CREATE SCHEMA public");
            for (String migration : new Migrations(brief).all().values()) {
                database.setAutoCommit(false);
                statement.execute(migration);
                database.commit();
                database.setAutoCommit(true);
            }
        }
        return database;
    }

    private static List<String> strings(Connection database, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    /// One index is read in both directions: two would be called the same.
    @Test
    void a_list_that_is_read_in_both_orders_has_one_index() throws SQLException {
        Brief brief = Briefs.brief("""
                        resources:
                          Ticket:
                            fields: {subject: text(1..90)}
                            owner: asker -> User
                            access: {create: user, read: [owner, admin]}
                          User:
                            fields: {email: email unique, password: secret}
                        access_patterns:
                          - {name: queue, on: Ticket, sort: createdAt}
                          - {name: newest, on: Ticket, sort: createdAt desc}
                          - {name: mine, on: Ticket, by: asker, sort: createdAt desc}
                          - {name: mine from the first, on: Ticket, by: asker, sort: createdAt}
                        """);

        try (Connection database = migrated(brief)) {
            assertThat(strings(database, "SELECT indexname FROM pg_indexes WHERE tablename = 'tickets'"))
                    .containsExactlyInAnyOrder(
                            "tickets_pkey", "tickets_created_at_id_idx", "tickets_asker_id_created_at_id_idx");
        }
    }

    /// Those that wait, and those that were granted, are both listed by the day on which they came.
    @Test
    void two_lists_of_rows_in_other_states_have_an_index_each() {
        Brief brief = Briefs.brief("""
                roles: [chief]
                resources:
                  Permit:
                    fields: {cameOn: date, status: state}
                    states: {WAITING: [GRANTED], GRANTED: []}
                    rows: 100k
                    access: {create: chief, read: chief, granted: chief}
                access_patterns:
                  - {on: Permit, where: "status = 'WAITING'", sort: cameOn}
                  - {on: Permit, where: "status = 'GRANTED'", sort: cameOn}
                """);

        assertThat(new Indexes(brief).all())
                .extracting(Index::name)
                .containsExactly("permits_came_on_id_some_idx", "permits_came_on_id_some_2_idx");
    }

    @Test
    void of_two_rows_for_the_same_others_one_is_refused_unless_it_does_not_count() throws SQLException {
        Brief brief = Briefs.brief("""
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Seat:
                            fields: {label: text(1..9)}
                          Booking:
                            fields: {status: state}
                            refs: {seat: Seat restrict}
                            states: {HELD: [GONE], GONE: []}
                        consistency: [one Booking per seat unless GONE]
                        """);

        try (Connection database = migrated(brief);
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO seats (label) VALUES ('a')");
            String booking = "INSERT INTO bookings (seat_id, status) SELECT id, '%s' FROM seats";
            statement.execute(booking.formatted("GONE"));
            statement.execute(booking.formatted("GONE"));
            statement.execute(booking.formatted("HELD"));

            assertThatThrownBy(() -> statement.execute(booking.formatted("HELD")))
                    .hasMessageContaining("bookings_seat_id_key");
        }
    }

    /// The unique index is read for rows of a course, too.
    @Test
    void a_foreign_key_that_a_unique_index_begins_with_has_no_index_of_its_own() throws SQLException {
        String text = """
                        resources:
                          Course:
                            fields: {title: text(1..9)}
                          Hall:
                            fields: {title: text(1..9)}
                          Lesson:
                            fields: {hours: int}
                            refs: {course: Course cascade, hall: Hall restrict}
                        consistency: [one Lesson per course and hall]
                        """;
        String tables = new Migrations(Briefs.brief(text)).all().get("V1__tables.sql");

        assertThat(tables).contains("lessons_hall_id_idx").doesNotContain("lessons_course_id_idx");
        assertThat(new Migrations(Briefs.brief(text.replace("consistency: [one Lesson per course and hall]", "")))
                        .all()
                        .get("V1__tables.sql"))
                .contains("lessons_course_id_idx");
    }
}
