package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.graph.Schema.Change;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.read.migrations.PastedScript;
import dev.lintel.sql.Dialect;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An example that its database refuses is worse than none.
class DdlTest {
    @Test
    void postgresql_takes_the_schema_of_a_registration_and_keeps_addresses_apart_by_more_than_case() throws Exception {
        try (Server server = Server.start(Server.bundled(), Map.of());
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(RegistrationAdvice.schema(new Ddl(Dialect.POSTGRESQL)));
            statement.execute("insert into users (email, password_hash) values ('Ada@example.com', 'x')");

            assertThatThrownBy(() -> statement.execute(
                            "insert into users (email, password_hash) values ('ada@example.com', 'x')"))
                    .hasMessageContaining("users_email");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_statement_of_it_is_understood_in_its_dialect(Dialect dialect) {
        assertThat(PastedScript.changes(RegistrationAdvice.schema(new Ddl(dialect)), dialect))
                .hasSize(4)
                .noneMatch(Change.Unread.class::isInstance);
    }

    @Test
    void mysql_is_not_shown_what_only_postgresql_has() {
        assertThat(RegistrationAdvice.schema(new Ddl(Dialect.MYSQL)))
                .doesNotContain("timestamptz", "bytea", "generated always", "lower(")
                .contains("auto_increment", "binary(32)");
        assertThat(new Ddl(Dialect.MYSQL).concurrently()).isEmpty();
    }
}
