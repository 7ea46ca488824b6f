package dev.lintel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.read.Target;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An entry that reaches few operations on very many ways is followed to its end.
class LargeEntryTest {
    private static final int LEVELS = 12;

    @TempDir
    private Path folder;

    /// A handler with this body, and `Rules`, whose `rule0` reaches `rule12` on four to the twelfth ways.
    private Paths paths(String body) throws IOException {
        String levels = IntStream.range(0, LEVELS)
                .mapToObj(level -> """
                        static String rule%1$d(String value) {
                          return rule%2$d(value) + rule%2$d(value + "a") + rule%2$d(value + "b") + rule%2$d(value.trim());
                        }
                        """.formatted(level, level + 1))
                .collect(Collectors.joining());
        new Target(folder)
                .file("pom.xml", """
                        <project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>shop</artifactId>
                        <version>1</version><dependencies><dependency><groupId>org.springframework.boot</groupId>
                        <artifactId>spring-boot-starter-web</artifactId><version>3.5.0</version></dependency>
                        </dependencies></project>
                        """)
                .java("Rules", """
                        class Rules {
                          %s
                          static String rule%d(String value) {
                            if (value.isEmpty()) { throw new IllegalArgumentException("empty"); }
                            return java.util.Objects.requireNonNullElse(value, "none");
                          }
                          static void same(String owner, String caller) {
                            if (!owner.equals(caller)) { throw new SecurityException("not yours"); }
                          }
                        }
                        """.formatted(levels, LEVELS))
                .java("Orders", """
                        import java.security.Principal;
                        import org.springframework.jdbc.core.JdbcTemplate;
                        import org.springframework.web.bind.annotation.*;
                        @RestController
                        class Orders {
                          private final JdbcTemplate jdbc;
                          Orders(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                          @PostMapping("/orders/{owner}")
                          void handle(@PathVariable String owner, @RequestParam String note, Principal caller) {
                            %s
                          }
                        }
                        """.formatted(body));
        return Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst()
                .paths();
    }

    private static Entry only(Paths paths) {
        return paths.backend().entries().getFirst();
    }

    private static Stream<dev.lintel.graph.Path> thrown(Paths paths) {
        return paths.of(only(paths)).stream().filter(path -> path.step() instanceof Step.Throw);
    }

    @Test
    void what_comes_after_sixteen_million_ways_through_its_helpers_is_seen() throws IOException {
        Paths paths = paths("""
                Rules.rule0(note);
                jdbc.update("delete from orders where owner = ?", owner);
                """);

        assertThat(paths.isWhole(only(paths))).isTrue();
        assertThat(paths.queries(only(paths)))
                .singleElement()
                .satisfies(path -> assertThat(path.given()).contains(new Source.Input(0, List.of())));
    }

    @Test
    void what_the_innermost_throws_is_known() throws IOException {
        Paths paths = paths("Rules.rule0(note);");

        assertThat(thrown(paths))
                .extracting(path -> ((Step.Throw) path.step()).exception())
                .containsOnly("java.lang.IllegalArgumentException");
    }

    @Test
    void a_check_that_was_made_before_counts_again_where_it_is_made_again() throws IOException {
        Paths paths = paths("""
                Rules.same(owner, caller.getName());
                jdbc.update("update orders set note = ? where owner = ?", note, owner);
                Rules.same(owner, caller.getName());
                jdbc.update("delete from orders where owner = ?", owner);
                """);

        assertThat(paths.queries(only(paths)))
                .hasSize(2)
                .allSatisfy(path -> assertThat(path.guards())
                        .anySatisfy(guard -> assertThat(guard.how()).isEqualTo(Guard.How.THROWS)));
        assertThat(thrown(paths))
                .extracting(path -> path.via().getFirst().at().line())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void values_that_differ_in_a_constant_are_told_apart() throws IOException {
        Paths paths = paths("""
                jdbc.update("delete from orders where owner = ?", Rules.rule12("anna"));
                jdbc.update("delete from orders where owner = ?", Rules.rule12("bert"));
                """);

        assertThat(paths.queries(only(paths)).map(path -> path.given().toList().toString()))
                .satisfiesExactly(
                        one -> assertThat(one).contains("anna"),
                        other -> assertThat(other).contains("bert"));
    }
}
