package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Folder.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a team says of its own code in `lintel.yaml`, beside what comes with the tool.
class OwnRulesTest {
    private Path root = Path.of("");
    private Folder folder;

    @BeforeEach
    void a_backend_with_code_that_cannot_be_read(@TempDir Path folder) throws IOException {
        this.root = folder;
        this.folder = new Folder(folder);
        write("pom.xml", "<project><artifactId>parts</artifactId></project>");
        write("src/main/java/com/acme/PartController.java", """
                package com.acme;

                import com.ledger.client.Ledger;
                import com.ledger.client.Words;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RequestParam;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                public class PartController {
                    private final Ledger ledger = new Ledger();

                    @GetMapping("/parts")
                    public int named(@RequestParam String name) {
                        return ledger.count("name = '" + name + "'");
                    }

                    @GetMapping("/parts/plain")
                    public int plain(@RequestParam String code) {
                        return ledger.count("code = " + Words.only(code));
                    }
                }
                """);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    @Test
    void without_rules_a_library_that_nobody_described_is_no_place_where_harm_is_done() {
        assertThat(folder.run("review").out()).doesNotContain("sec-sql-injection");
    }

    @Test
    void a_sink_of_the_team_s_own_is_judged_and_its_sanitiser_excuses() throws IOException {
        write("lintel.yaml", """
                flow:
                  com.ledger.client.Ledger#count(String): sink arg0 as sql; fresh
                  com.ledger.client.Words#only(String): clean arg0 -> result as sql
                """);

        Ran ran = folder.run("review");

        assertThat(ran.out())
                .contains("sec-sql-injection")
                .contains("GET /parts\n")
                .doesNotContain("/parts/plain");
    }

    @Test
    void a_rule_that_cannot_be_read_ends_the_review_at_its_line() throws IOException {
        write("lintel.yaml", "flow:\n  com.ledger.client.Ledger#count(String): sink arg0 as sq\n");

        Ran ran = folder.run("review");

        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
        assertThat(ran.err()).contains("lintel.yaml:2:3: no kind 'sq'");
    }
}
