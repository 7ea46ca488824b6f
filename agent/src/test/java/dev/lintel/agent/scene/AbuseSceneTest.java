package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Shop;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbuseSceneTest {
    @Test
    void a_log_that_is_named_is_said_not_to_be_read_and_its_callers_can_be_counted() throws UsageProblem, IOException {
        Answer answer = Shop.architect().answer("who is hammering us? look at logs/access.log.1.gz");

        assertThat(AnswerText.render(answer).replaceAll("\\s+", " "))
                .contains("Lintel reads no access logs, so nothing below comes from logs/access.log.1.gz");
        assertThat(answer.next().getFirst())
                .startsWith("zcat ")
                .contains("logs/access.log.1.gz")
                .contains("| awk ");
    }

    @Test
    void without_a_log_nothing_is_said_of_one() throws UsageProblem, IOException {
        Answer answer = Shop.architect().answer("someone is hammering my API");

        assertThat(AnswerText.render(answer)).doesNotContain("access logs");
        assertThat(answer.next().getFirst()).startsWith("lintel map ");
    }

    @Test
    void where_no_limit_is_missing_on_a_login_the_edge_comes_before_an_index(@TempDir Path folder)
            throws UsageProblem, IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>boats</artifactId><version>1</version></project>
                """);
        Path code = Files.createDirectories(folder.resolve("src/main/java/boats"));
        Files.writeString(code.resolve("BoatController.java"), """
                package boats;
                import java.util.List;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class BoatController {
                    private final JdbcTemplate jdbc;
                    BoatController(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                    @GetMapping("/boats") List<String> boats(@RequestParam String port) {
                        return jdbc.queryForList("select name from boat where port = ?", String.class, port);
                    }
                }
                """);
        Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(
                resources.resolve("schema.sql"),
                "create table boat (id bigint primary key, name varchar(40), port varchar(40));");

        Claim step = Repository.open(folder.toString())
                .architect()
                .answer(Intent.ABUSE, "someone is hammering my API")
                .parts()
                .stream()
                .filter(part -> part.heading().equals(SmallestStep.HEADING))
                .flatMap(part -> part.claims().stream())
                .findFirst()
                .orElseThrow();

        assertThat(step.says()).startsWith("Limit each address in the proxy").contains("GET /boats");
        assertThat(step.example()).contains("limit_req zone=address");
    }
}
