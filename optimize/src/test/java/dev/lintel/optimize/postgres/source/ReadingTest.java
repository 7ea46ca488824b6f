package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.postgres.OneServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes wrong while a server is read.
class ReadingTest {
    @Test
    void a_query_that_fails_is_noted_and_the_next_is_answered() throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (Reading reading = new Reading(login())) {
            assertThat(reading.each("colours", "select * from no_such_table", _ -> {}))
                    .isFalse();
            assertThat(reading.each("numbers", "select 7", row -> answers.add(row.getInt(1))))
                    .isTrue();
            assertThat(reading.gaps())
                    .singleElement()
                    .asString()
                    .startsWith("colours: ")
                    .contains("no_such_table");
        }
        assertThat(answers).containsExactly(7);
    }

    @Test
    void a_lost_connection_is_said_once_and_keeps_what_was_read() throws Exception {
        try (Reading reading = new Reading(login())) {
            reading.each(
                    "the session",
                    "select pg_backend_pid()",
                    row -> OneServer.run("postgres", "select pg_terminate_backend(" + row.getInt(1) + ", 5000)"));
            assertThat(reading.each("numbers", "select 7", _ -> {})).isFalse();
            assertThat(reading.each("letters", "select 'a'", _ -> {})).isFalse();
            assertThat(reading.isLost()).isTrue();
            assertThat(reading.gaps())
                    .filteredOn(gap -> gap.contains("connection was lost"))
                    .hasSize(1);
        }
    }

    @Test
    void what_it_sets_holds_for_its_transaction_and_nothing_is_left_in_a_session_that_a_pooler_shares()
            throws Exception {
        List<String> settings = new ArrayList<>();
        try (Reading reading = new Reading(login())) {
            for (String name : List.of(
                    "transaction_isolation",
                    "transaction_read_only",
                    "statement_timeout",
                    "lock_timeout",
                    "search_path")) {
                reading.each(name, "select current_setting('" + name + "')", row -> settings.add(row.getString(1)));
            }
            // what the session would begin its next transaction with
            reading.each(
                    "the session",
                    "select current_setting('default_transaction_isolation'),"
                            + " current_setting('default_transaction_read_only')",
                    row -> settings.add(row.getString(1) + ", " + row.getString(2)));
        }
        assertThat(settings)
                .containsExactly("repeatable read", "on", "5s", "200ms", "pg_catalog", "read committed, off");
    }

    private static Login login() {
        return Login.own(OneServer.server().url("postgres"), OneServer.server().credentials());
    }
}
