package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.Observations;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.postgres.OneServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is dangerous or wasted beside the plans, on a real server.
class HealthTest {
    @Test
    void a_sequence_that_runs_out_is_told_with_the_column_that_it_fills() throws Exception {
        String database = OneServer.database(
                "create table ticket (id smallserial primary key)",
                "select setval('ticket_id_seq', 20000)",
                "create table event (id int primary key)",
                "create sequence event_numbers owned by event.id",
                "select setval('event_numbers', 1500000000)");
        assertThat(OneServer.snapshot(database).alarms())
                .anySatisfy(alarm -> assertThat(alarm).contains("ticket_id_seq", "ticket.id", "61 %", "widen"))
                .anySatisfy(alarm -> assertThat(alarm).contains("event.id is an integer", "event_numbers", "70 %"));
    }

    @Test
    void a_session_that_waits_for_a_lock_is_told_with_who_holds_it() throws Exception {
        String database = OneServer.database("create table job (id int primary key)", "insert into job values (1)");
        try (Connection holds = OneServer.server().connect(database);
                Connection waits = OneServer.server().connect(database);
                Connection looks = OneServer.server().connect(database);
                Statement holder = holds.createStatement();
                Statement waiter = waits.createStatement()) {
            holds.setAutoCommit(false);
            holder.execute("update job set id = 1 where id = 1");
            Thread blocked = Thread.ofVirtual().start(() -> {
                try {
                    waiter.execute("delete from job where id = 1");
                } catch (SQLException broken) {
                    throw new IllegalStateException(broken);
                }
            });
            untilSomeoneWaits(looks);
            assertThat(OneServer.snapshot(database).alarms())
                    .anySatisfy(alarm ->
                            assertThat(alarm).contains("1 session waits for a lock (on job)", "idle in transaction"));
            holds.rollback();
            blocked.join();
        }
        assertThat(OneServer.snapshot(database).alarms())
                .noneSatisfy(alarm -> assertThat(alarm).contains("for a lock"));
    }

    @Test
    void a_table_whose_autovacuum_is_off_is_told_once_it_is_needed() throws Exception {
        String database = OneServer.database(
                "create table kept (id int) with (autovacuum_enabled = false)",
                "create table left_alone (id int) with (autovacuum_enabled = off)",
                "insert into left_alone select g from generate_series(1, 20000) g");
        assertThat(OneServer.snapshot(database).alarms())
                .anySatisfy(alarm -> assertThat(alarm).contains("Autovacuum is switched off for public.left_alone"))
                .anySatisfy(alarm -> assertThat(alarm).contains("Autovacuum is switched off on the whole server"))
                .noneSatisfy(alarm -> assertThat(alarm).contains("kept"));
    }

    @Test
    void a_table_that_holds_far_fewer_rows_than_its_length_is_told_and_a_full_one_is_not() throws Exception {
        String rows = "select g, repeat('x', 150 + g % 100), now() from generate_series(1, 400000) g";
        String database = OneServer.database(
                "create table full_one (id int primary key, note text, at timestamptz)",
                "insert into full_one " + rows,
                "create table gone (id int primary key, note text, at timestamptz)",
                "insert into gone " + rows,
                "delete from gone where id % 5 > 0");
        OneServer.run(database, "vacuum analyze"); // its counters come after those of the session that deleted
        List<Observation> said = Observations.of(OneServer.snapshot(database), List.of());
        assertThat(said)
                .extracting(Observation::says)
                .anySatisfy(each -> assertThat(each).contains("gone takes", "80,000 rows need"))
                .noneSatisfy(each -> assertThat(each).contains("full_one takes"));
    }

    @Test
    void a_database_near_the_end_of_its_transaction_numbers_is_told_with_its_oldest_table() throws Exception {
        String database = OneServer.database("create table ledger (id int)", "vacuum freeze");
        try {
            frozen(database, "(txid_current() + 4294967296 - 1500000000) % 4294967296");
            assertThat(OneServer.snapshot(database).alarms())
                    .anySatisfy(alarm -> assertThat(alarm)
                            .contains("transaction that is not frozen is 1.5 billion old", "oldest table"));
        } finally {
            frozen(database, "txid_current()");
        }
        assertThat(OneServer.snapshot(database).alarms())
                .noneSatisfy(alarm -> assertThat(alarm).contains("not frozen"));
    }

    @Test
    void a_transaction_that_stays_open_is_told_with_its_process() throws Exception {
        String database = OneServer.database("create table desk (id int)");
        try (Connection open = OneServer.server().connect(database);
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("insert into desk values (1)");
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                String process = "process " + row.getInt(1);
                Thread.sleep(1500);
                List<String> alarms = new ArrayList<>();
                // of all databases, since vacuum looks at all
                try (Reading later = new Reading(login(database))) {
                    Health.longTransactions(later, 1, alarms);
                }
                assertThat(alarms).singleElement().asString().contains("1 of them idle", process);
            }
            try (Reading later = new Reading(login(database))) {
                List<String> none = new ArrayList<>();
                Health.longTransactions(later, 300, none);
                assertThat(none).isEmpty();
            }
            open.rollback();
        }
    }

    @Test
    void what_the_server_reads_from_its_files_is_counted_since_16() throws Exception {
        String database = OneServer.database(
                "create table heavy (id int, filler text)",
                "insert into heavy select g, repeat('x', 900) from generate_series(1, 60000) g",
                "vacuum analyze",
                "select count(*) from heavy where filler like '%y%'",
                "select count(*) from heavy where filler like '%y%'");
        Snapshot snapshot = OneServer.snapshot(database);
        if (snapshot.major() >= 16) {
            assertThat(snapshot.server().traffic().read()).isPositive();
            assertThat(snapshot.server().traffic().readInScans())
                    .isBetween(1e6, snapshot.server().traffic().read());
        }
        assertThat(snapshot.gaps()).noneMatch(gap -> gap.contains("pg_stat_io"));
    }

    private static void frozen(String database, String number) throws Exception {
        OneServer.run(
                database,
                "update pg_database set datfrozenxid = ((" + number + ")::bigint)::text::xid where datname = '"
                        + database + "'");
    }

    private static Login login(String database) {
        return Login.own(OneServer.server().url(database), OneServer.server().credentials());
    }

    private static void untilSomeoneWaits(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 200; i++) {
                try (ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("nobody waits");
    }
}
