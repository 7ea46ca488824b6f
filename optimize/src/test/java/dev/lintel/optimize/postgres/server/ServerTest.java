package dev.lintel.optimize.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerTest {
    @Test
    void it_starts_answers_and_leaves_nothing_behind() throws Exception {
        Path data;
        try (Server server = Server.start(Server.bundled(), Map.of())) {
            data = server.data();
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("show server_version_num")) {
                row.next();
                assertThat(row.getInt(1) / 10_000).isEqualTo(Server.bundled());
            }
        }
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void what_a_dead_run_left_is_swept() throws Exception {
        Path home = Starter.choose().home();
        Path dead = Folders.make(home.resolve(Leftovers.PREFIX + "of-a-dead-process"));
        Files.writeString(dead.resolve("owner"), Long.MAX_VALUE + " 1\n");
        Leftovers.sweep(home);
        assertThat(dead).doesNotExist();
    }
}
