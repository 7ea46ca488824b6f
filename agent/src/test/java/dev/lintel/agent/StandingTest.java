package dev.lintel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Standing.Door;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import dev.lintel.graph.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_said_of_one_application_is_not_said_of_another_with_the_same_path() throws IOException, UsageProblem {
        application("shop", "return jdbc.queryForList(\"select * from items where name = '\" + name + \"'\");");
        application("office", "return jdbc.queryForList(\"select * from items where name = ?\", name);");

        Standing standing = Repository.open(folder.toString()).standing();
        List<Door> doors = standing.doors();

        assertThat(doors).extracting(Door::label).containsExactly("GET /items", "GET /items");
        assertThat(doors.stream()
                        .filter(door -> injections(standing, door).findAny().isPresent()))
                .extracting(door -> door.entry().at().file().path())
                .containsExactly("shop/src/main/java/com/example/shop/ItemController.java");
    }

    @Test
    void some_practices_say_the_same_alone_as_among_all() throws IOException, UsageProblem {
        Standing standing = Repository.open(Shop.folder().toString()).standing();
        List<Set<String>> asked = List.of(
                Set.of("db-query-unindexed"),
                Set.of("auth-object-not-owned", "res-http-timeout"),
                Set.of("abuse-auth-no-limit", "api-collection-unpaged"),
                Set.of("sec-sql-injection"));
        List<List<Reported>> alone = asked.stream()
                .map(practices -> standing.findings(practices).toList())
                .toList();

        standing.verdict();

        for (int i = 0; i < asked.size(); i++) {
            assertThat(alone.get(i)).as(asked.get(i).toString()).isNotEmpty();
            assertThat(standing.findings(asked.get(i)))
                    .as(asked.get(i).toString())
                    .isEqualTo(alone.get(i));
        }
    }

    @Test
    void who_asks_for_some_practices_does_not_wait_for_all() throws IOException, UsageProblem {
        List<Set<String>> judged = new ArrayList<>();
        Verdict verdict = Shop.repository().standing().verdict();
        Standing standing = Standing.of(
                "shop", verdict.backends().stream().map(Backend::paths).toList(), practices -> {
                    judged.add(practices);
                    return verdict;
                });

        standing.findings(Set.of("db-query-unindexed"));
        standing.findings(Set.of("db-query-unindexed"), standing.doors().getFirst());
        standing.findings(Set.of("res-http-timeout"));
        standing.verdict();
        standing.findings(Set.of("sec-xss"));

        assertThat(judged).hasSize(3);
        assertThat(judged.get(0))
                .contains("db-query-unindexed", "auth-endpoint-public")
                .doesNotContain("sec-sql-injection");
        assertThat(judged.get(1)).containsExactly("res-http-timeout");
        assertThat(judged.get(2)).as("all").isEmpty();
    }

    private static Stream<String> injections(Standing standing, Door door) {
        return standing.findings(door).map(each -> each.finding().practice()).filter("sec-sql-injection"::equals);
    }

    private void application(String name, String body) throws IOException {
        put(name + "/pom.xml", """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>%s</artifactId><version>1</version></project>
                """.formatted(name));
        put(name + "/src/main/java/com/example/" + name + "/Application.java", """
                package com.example.%s;

                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.SpringBootApplication;

                @SpringBootApplication
                class Application {
                    public static void main(String[] args) {
                        SpringApplication.run(Application.class, args);
                    }
                }
                """.formatted(name));
        put(name + "/src/main/java/com/example/" + name + "/ItemController.java", """
                package com.example.%s;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RequestParam;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class ItemController {
                    private final JdbcTemplate jdbc;

                    ItemController(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @GetMapping("/items")
                    Object items(@RequestParam String name) {
                        %s
                    }
                }
                """.formatted(name, body));
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
