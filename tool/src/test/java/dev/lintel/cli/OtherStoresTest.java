package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept where no SQL is spoken is not on the graph, and that is said.
class OtherStoresTest {
    private static final String WEB = "org.springframework.boot:spring-boot-starter-web:3.4.1";

    @TempDir
    Path root;

    @Test
    void documents_of_one_store_are_one_gap() throws IOException {
        Mapped backend = new Mapped(root)
                .with(WEB)
                .boot()
                .java(
                        "Note",
                        "import org.springframework.data.mongodb.core.mapping.Document;\n"
                                + "@Document(\"notes\") public class Note { String id; }")
                .java(
                        "Tag",
                        "import org.springframework.data.mongodb.core.mapping.Document;\n"
                                + "@Document public class Tag { String id; }")
                .java(
                        "Session",
                        "import org.springframework.data.redis.core.RedisHash;\n"
                                + "@RedisHash(\"sessions\") public class Session { String id; }");

        assertThat(backend.gaps())
                .containsExactly(
                        "Note, Tag are kept in MongoDB, whose queries are not read",
                        "Session is kept in Redis, whose queries are not read");
    }

    @Test
    void entities_of_a_database_are_no_gap() throws IOException {
        Mapped backend = new Mapped(root)
                .with(WEB)
                .boot()
                .java("Note", "import jakarta.persistence.*;\n" + "@Entity public class Note { @Id Long id; }");

        assertThat(backend.gaps()).isEmpty();
    }
}
