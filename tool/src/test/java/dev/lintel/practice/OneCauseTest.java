package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Finding;
import dev.lintel.finding.RootCauses;
import dev.lintel.graph.Backend;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one repair mends is one finding, by however many routes it is reached.
class OneCauseTest {
    @TempDir
    private Path scratch;

    @Test
    void a_question_without_a_limit_is_told_once_by_all_its_routes() throws IOException {
        write("src/main/java/clubs/Visits.java", """
                package clubs;

                import java.util.List;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.stereotype.Service;

                @Service
                public class Visits {
                    private final JdbcTemplate jdbc;

                    public Visits(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    public List<Visit> all() {
                        return jdbc.query("select id, who from visits", (row, number) -> new Visit(row.getLong(1), row.getString(2)));
                    }

                    public void add(String who) {
                        jdbc.update("insert into visits (who) values (?)", who);
                    }

                    public record Visit(long id, String who) {}
                }
                """);
        write("src/main/java/clubs/VisitController.java", """
                package clubs;

                import java.util.List;
                import org.springframework.web.bind.annotation.*;

                @RestController
                public class VisitController {
                    private final Visits visits;

                    public VisitController(Visits visits) {
                        this.visits = visits;
                    }

                    @GetMapping("/visits")
                    public List<Visits.Visit> all() {
                        return visits.all();
                    }

                    @GetMapping("/v2/visits")
                    public List<Visits.Visit> again() {
                        return visits.all();
                    }

                    @PostMapping("/visits")
                    public void add(@RequestParam String who) {
                        visits.add(who);
                    }
                }
                """);
        write("src/main/resources/db/migration/V1__visits.sql", """
                create table visits (id bigint generated always as identity primary key, who text not null);
                """);

        assertThat(told("api-collection-unpaged"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.routes()).containsExactlyInAnyOrder("GET /v2/visits", "GET /visits"));
    }

    private void write(String file, String text) throws IOException {
        Path target = scratch.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private List<Finding> told(String id) throws IOException {
        Practice practice = Practices.all().stream()
                .filter(each -> each.guide().id().equals(id))
                .findFirst()
                .orElseThrow();
        Reading reading = Review.read(
                Workspace.of(scratch), Wiring.parts().withPractices(List.of(practice)), ProjectSettings.NONE);
        List<Finding> all = new ArrayList<>();
        for (Backend backend : reading.backends()) {
            practice.examine(backend, backend.paths(), reading.flowing().apply(backend))
                    .forEach(all::add);
        }
        return RootCauses.join(all);
    }
}
