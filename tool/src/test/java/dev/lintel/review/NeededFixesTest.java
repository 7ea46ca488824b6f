package dev.lintel.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.finding.Fix;
import dev.lintel.source.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeededFixesTest {
    private static Fix migration(String statement) {
        return new Fix(
                statement,
                "",
                List.of(
                        new Fix.Edit.Create(new SourceId("db/migration/V2__x.sql"), statement + "\n"),
                        new Fix.Edit.Create(
                                new SourceId("db/migration/V2__x.sql.conf"), "executeInTransaction=false\n")));
    }

    private static List<String> needed(String... statements) {
        return NeededFixes.of(List.of(statements).stream()
                        .map(NeededFixesTest::migration)
                        .toList())
                .stream()
                .map(Fix::advice)
                .toList();
    }

    @Test
    void a_plain_index_is_not_needed_beside_a_unique_one_on_the_same_columns() {
        assertThat(needed(
                        "CREATE INDEX CONCURRENTLY idx_users_email ON users (email);",
                        "CREATE UNIQUE INDEX CONCURRENTLY ux_users_email ON users (email);"))
                .containsExactly("CREATE UNIQUE INDEX CONCURRENTLY ux_users_email ON users (email);");
    }

    @Test
    void an_index_is_not_needed_beside_a_longer_one_that_starts_alike() {
        assertThat(needed("CREATE INDEX a ON orders (user_id);", "CREATE INDEX b ON orders (user_id, state);"))
                .containsExactly("CREATE INDEX b ON orders (user_id, state);");
    }

    @Test
    void indexes_of_other_tables_columns_and_expressions_stay() {
        assertThat(needed(
                        "CREATE INDEX a ON orders (user_id);",
                        "CREATE INDEX b ON items (user_id);",
                        "CREATE UNIQUE INDEX c ON orders (state, user_id);",
                        "CREATE UNIQUE INDEX d ON users (lower(email));",
                        "CREATE INDEX e ON users (email);"))
                .hasSize(5);
    }
}
