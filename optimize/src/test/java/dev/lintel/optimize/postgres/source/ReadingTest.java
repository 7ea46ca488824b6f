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

    private static Login login() {
        return Login.own(OneServer.server().url("postgres"), OneServer.server().credentials());
    }
}
