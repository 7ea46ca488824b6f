package dev.lintel.practice.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Finding;
import dev.lintel.finding.RootCauses;
import dev.lintel.graph.Backend;
import dev.lintel.practice.FlowPractice;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places that one repair mends are one finding; places that each need their own are not.
class OneRepairTest {
    @TempDir
    Path root;

    @Test
    void log_lines_of_one_class_are_one_finding() throws IOException {
        write("Audit", """
                @org.springframework.web.bind.annotation.GetMapping("/audit")
                public void audit(@org.springframework.web.bind.annotation.RequestParam String who) {
                    org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("audit");
                    log.info("came {}", who);
                    log.info("went {}", who);
                    log.debug("was {}", who);
                }
                """);
        List<Finding> found = joined(new LogInjection());
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().impact()).contains("one repair mends all 3 places where it arrives");
    }

    @Test
    void statements_that_another_file_put_together_are_one_finding_for_one_input() throws IOException {
        write("Reports", """
                private final org.springframework.jdbc.core.JdbcTemplate jdbc = null;
                @org.springframework.web.bind.annotation.GetMapping("/reports")
                public void reports(@org.springframework.web.bind.annotation.RequestParam String schema) {
                    jdbc.queryForList(Render.of("a.sql", schema));
                    jdbc.queryForList(Render.of("b.sql", schema));
                }
                """);
        Files.writeString(root.resolve("Render.java"), """
                package shop;
                class Render {
                    static String of(String file, String schema) {
                        return clean(read(file).replace("@schema", schema));
                    }
                    static String clean(String text) {
                        return text.trim().toLowerCase();
                    }
                    static String read(String file) {
                        return System.getProperty(file);
                    }
                }
                """);
        assertThat(joined(new SqlInjection())).hasSize(1);
    }

    @Test
    void statements_that_are_put_together_where_they_run_are_told_apart() throws IOException {
        write("Lists", """
                private final org.springframework.jdbc.core.JdbcTemplate jdbc = null;
                @org.springframework.web.bind.annotation.GetMapping("/lists")
                public void lists(@org.springframework.web.bind.annotation.RequestParam String sort) {
                    jdbc.queryForList("select a from b order by " + sort);
                    jdbc.queryForList("select c from d order by " + sort);
                }
                """);
        assertThat(joined(new SqlInjection())).hasSize(2);
    }

    private void write(String name, String members) throws IOException {
        Files.writeString(root.resolve(name + ".java"), """
                package shop;
                @org.springframework.web.bind.annotation.RestController
                public class %s {
                %s
                }
                """.formatted(name, members));
    }

    private List<Finding> joined(FlowPractice practice) throws IOException {
        Reading reading = Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE);
        Backend backend = reading.backends().getFirst();
        return RootCauses.join(
                practice.examine(backend, backend.paths(), reading.flowing().apply(backend))
                        .toList());
    }
}
