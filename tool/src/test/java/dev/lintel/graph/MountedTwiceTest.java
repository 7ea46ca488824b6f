package dev.lintel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A handler at two addresses is walked once, and its ways are told of both.
class MountedTwiceTest {
    @TempDir
    private java.nio.file.Path folder;

    @Test
    void two_addresses_of_one_handler_share_what_one_walk_found() throws IOException {
        Files.writeString(folder.resolve("Orders.java"), """
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class Orders {
                  private final JdbcTemplate jdbc;
                  Orders(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                  @DeleteMapping({"/orders/{owner}", "/old/orders/{owner}"})
                  void handle(@PathVariable String owner) {
                    jdbc.update("delete from orders where owner = ?", owner);
                  }
                }
                """);
        Paths paths = Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst()
                .paths();
        List<Entry> both = paths.backend().entries();
        assertThat(both).hasSize(2);

        Path first = paths.queries(both.getFirst()).findFirst().orElseThrow();
        Path second = paths.queries(both.getLast()).findFirst().orElseThrow();

        assertThat(first.from()).isEqualTo(both.getFirst());
        assertThat(second.from()).isEqualTo(both.getLast());
        assertThat(second.arguments()).isSameAs(first.arguments());
        assertThat(paths.of(both.getLast()))
                .allSatisfy(path -> assertThat(path.from()).isEqualTo(both.getLast()));
    }
}
