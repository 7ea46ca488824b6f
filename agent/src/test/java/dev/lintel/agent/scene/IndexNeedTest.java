package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which indexes are asked for.
class IndexNeedTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_compared_with_constants_alone_asks_for_none() throws IOException, UsageProblem {
        assertThat(model("select * from parcels where deleted = 0")).doesNotContain("no index on");
    }

    @Test
    void what_the_caller_chooses_comes_first() throws IOException, UsageProblem {
        assertThat(model("select * from parcels where deleted = 0 and owner_id = ?"))
                .contains("no index on (owner_id, deleted)");
    }

    @Test
    void only_what_is_sorted_runs_downwards() throws IOException, UsageProblem {
        write("select * from parcels where owner_id = ? and deleted = 0 order by version desc");

        assertThat(AnswerText.render(
                        Repository.open(folder.toString()).architect().answer("GET /parcels is slow")))
                .contains("on parcels (owner_id, deleted, version desc);");
    }

    @Test
    void nothing_is_said_of_sessions_where_there_are_none() throws IOException, UsageProblem {
        write("select * from parcels where owner_id = ?");
        Answer answer = Repository.open(folder.toString()).architect().answer("GET /parcels is slow");

        assertThat(AnswerText.render(answer)).contains("connection pool").doesNotContain("open-in-view");
    }

    private String model(String statement) throws IOException, UsageProblem {
        write(statement);
        return AnswerText.render(
                Repository.open(folder.toString()).architect().answer("I've added the table parcels: look at it"));
    }

    private void write(String statement) throws IOException {
        put("src/main/resources/db/migration/V1__parcels.sql", """
                create table parcels (
                  id bigint generated always as identity primary key,
                  owner_id bigint not null,
                  deleted int not null,
                  version bigint not null);
                """);
        put("src/main/java/com/example/ParcelController.java", """
                package com.example;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class ParcelController {
                    private final JdbcTemplate jdbc;

                    ParcelController(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @GetMapping("/parcels")
                    Object parcels(long owner) {
                        return jdbc.queryForList("%s", owner);
                    }
                }
                """.formatted(statement));
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
