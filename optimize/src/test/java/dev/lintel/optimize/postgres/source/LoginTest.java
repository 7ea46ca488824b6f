package dev.lintel.optimize.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.optimize.postgres.OneServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way to a server that wants a password, on one that does.
class LoginTest {
    private static final String PASSFILE = "org.postgresql.pgpassfile";
    private static final String SERVICES = "org.postgresql.pgservicefile";

    private static String database = "";
    private static URI server = URI.create("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws SQLException {
        database = OneServer.database("create role guarded login password 'open sesame'");
        server = URI.create(OneServer.server().url(database).substring("jdbc:".length()));
    }

    @AfterEach
    void forget() {
        System.clearProperty(PASSFILE);
        System.clearProperty(SERVICES);
    }

    @Test
    void a_password_of_the_environment_is_used_and_a_wrong_one_is_not_repeated() throws Exception {
        assertThat(who(Login.of(address("guarded@", ""), Map.of("PGPASSWORD", "open sesame"))))
                .isEqualTo("guarded");
        assertThat(who(Login.of(address("", ""), Map.of("PGPASSWORD", "open sesame", "PGUSER", "guarded"))))
                .isEqualTo("guarded");
        assertThatThrownBy(() -> who(Login.of(address("guarded@", ""), Map.of("PGPASSWORD", "guess"))))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("guess");
    }

    @Test
    void a_port_that_cannot_be_is_said_before_anybody_is_asked() {
        assertThatThrownBy(() -> Login.of("postgresql://lintel@127.0.0.1:76411/shop", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no port 76411: the last is 65535");
    }

    @Test
    void a_password_file_is_read() throws Exception {
        Path file = folder.resolve("pgpass");
        Files.writeString(file, "%s:%d:*:guarded:open sesame%n".formatted(server.getHost(), server.getPort()));
        System.setProperty(PASSFILE, file.toString());
        assertThat(who(Login.of(address("guarded@", ""), Map.of()))).isEqualTo("guarded");
    }

    @Test
    void a_service_file_names_the_server() throws Exception {
        Path file = folder.resolve("pg_service.conf");
        Files.writeString(
                file,
                "[shop]%nhost=%s%nport=%d%ndbname=%s%nuser=guarded%npassword=open sesame%n"
                        .formatted(server.getHost(), server.getPort(), database));
        System.setProperty(SERVICES, file.toString());
        assertThat(who(Login.of("service=shop", Map.of()))).isEqualTo("guarded");
    }

    @Test
    void an_encrypted_connection_that_is_asked_for_is_not_replaced_by_a_plain_one() {
        assertThatThrownBy(() ->
                        who(Login.of(address("guarded@", "?sslmode=require"), Map.of("PGPASSWORD", "open sesame"))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL");
    }

    @Test
    void a_connection_says_who_it_is_and_prepares_nothing_that_a_pooler_could_lose() throws Exception {
        Login login = Login.of(address("guarded@", ""), Map.of("PGPASSWORD", "open sesame"));
        try (Connection connection = login.connect();
                var statement = connection.prepareStatement("select current_setting('application_name'), ?")) {
            for (int i = 0; i < 10; i++) {
                statement.setInt(1, i);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("lintel");
                }
            }
            try (Statement asked = connection.createStatement();
                    ResultSet row = asked.executeQuery("select count(*) from pg_prepared_statements")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    private static String address(String user, String options) {
        return "postgresql://%s%s:%d/%s%s".formatted(user, server.getHost(), server.getPort(), database, options);
    }

    private static String who(Login login) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
