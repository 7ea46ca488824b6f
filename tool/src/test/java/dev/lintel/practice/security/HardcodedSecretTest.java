package dev.lintel.practice.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Finding;
import dev.lintel.graph.Backend;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardcodedSecretTest {
    @TempDir
    Path root;

    /// `@Value("${app.jwtSecret}")` does not find `app.jwt-secret`.
    @Test
    void the_repair_spells_the_key_as_the_file_does() throws Exception {
        Files.writeString(root.resolve("Shop.java"), """
                package shop;
                @org.springframework.web.bind.annotation.RestController
                class Shop {
                    @org.springframework.web.bind.annotation.GetMapping("/")
                    String all() {
                        return "";
                    }
                }
                """);
        Files.writeString(
                root.resolve("application.properties"),
                "app.jwtSecret= 4f1c2a97b8e05d6c3a7f90be12d4568ca0f3e9b7d15c8246fe7a90b3c6d281e4\n");

        Reading reading = Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE);
        Backend backend = reading.backends().getFirst();
        assertThat(new HardcodedSecret()
                        .examine(backend, backend.paths(), reading.flowing().apply(backend)))
                .singleElement()
                .extracting(Finding::fix)
                .extracting(fix -> fix.orElseThrow().example())
                .isEqualTo("+ app.jwtSecret=${APP_JWT_SECRET}");
    }
}
