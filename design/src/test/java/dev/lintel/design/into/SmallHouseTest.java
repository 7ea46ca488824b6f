package dev.lintel.design.into;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.design.brief.Briefs;
import dev.lintel.review.Patch;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A note's neighbour in backends of one controller, as tutorials leave them behind: no login, H2, ids that are
/// primitives.
class SmallHouseTest {
    private static final String COUPON = """
            resources:
              Coupon:
                fields: {code: slug(40) unique, firstDay: date?}
                access: {read: public, create: public}
            """;

    @TempDir
    Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private void project(String web, String data, String settings) throws IOException {
        file("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>notes</artifactId><version>1</version>
                  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.5.9</version></parent>
                  <dependencies>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-%s</artifactId></dependency>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-%s</artifactId></dependency>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-test</artifactId><scope>test</scope></dependency>
                  </dependencies>
                </project>
                """.formatted(web, data));
        file("src/main/resources/application.properties", settings);
        file("src/main/java/notes/Notes.java", """
                package notes;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                @SpringBootApplication
                public class Notes {
                    public static void main(String[] words) {
                        org.springframework.boot.SpringApplication.run(Notes.class, words);
                    }
                }
                """);
    }

    private Into into() throws IOException, Unlike {
        Workspace workspace = Workspace.of(folder);
        return Into.of(
                Briefs.brief(COUPON).resource("Coupon").orElseThrow(),
                Review.read(workspace, Wiring.parts(), ProjectSettings.NONE)
                        .backends()
                        .getFirst(),
                workspace);
    }

    private static String only(Into into, String end) {
        return into.patch().changes().stream()
                .filter(each -> each.file().path().endsWith(end))
                .map(Patch.Change::after)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ids_that_are_primitives_are_boxed_for_the_store_and_the_profile_that_is_on_makes_tables()
            throws IOException, Unlike {
        project("web", "jpa", "spring.profiles.active=dev\n");
        file("src/main/resources/application-dev.properties", "spring.jpa.hibernate.ddl-auto=create-drop\n");
        file("src/main/java/notes/Note.java", """
                package notes;
                import jakarta.persistence.*;
                @Entity
                public class Note {
                    @Id
                    @GeneratedValue(strategy = GenerationType.AUTO)
                    private long id;
                    private String text;
                    public long getId() { return id; }
                }
                """);
        file("src/main/java/notes/NoteRepository.java", """
                package notes;
                import org.springframework.data.jpa.repository.JpaRepository;
                public interface NoteRepository extends JpaRepository<Note, Long> {}
                """);
        file("src/main/java/notes/NoteController.java", """
                package notes;
                import org.springframework.web.bind.annotation.*;
                @RestController
                @RequestMapping("/notes")
                public class NoteController {
                    private final NoteRepository notes;
                    public NoteController(NoteRepository notes) { this.notes = notes; }
                    @GetMapping("/{id}")
                    public Note get(@PathVariable long id) { return notes.findById(id).orElseThrow(); }
                }
                """);

        Into into = into();

        assertThat(only(into, "CouponRepository.java")).contains("JpaRepository<Coupon, Long>");
        assertThat(only(into, "CouponController.java")).contains("required = false) Long after");
        assertThat(into.seen()).anyMatch(each -> each.contains("ddl-auto=create-drop"));
        assertThat(into.seen()).anyMatch(each -> each.contains("asks nobody who they are"));
    }

    @Test
    void a_script_that_runs_at_every_start_makes_the_new_table_once_and_in_the_words_of_h2()
            throws IOException, Unlike {
        project("webflux", "r2dbc", "spring.r2dbc.url=r2dbc:h2:mem:///notes\n");
        file(
                "src/main/resources/schema.sql",
                "CREATE TABLE IF NOT EXISTS note (id INT NOT NULL AUTO_INCREMENT, text VARCHAR(255), PRIMARY KEY (id));\n");
        file("src/main/java/notes/Note.java", """
                package notes;
                import org.springframework.data.annotation.Id;
                public class Note {
                    @Id
                    private int id;
                    private String text;
                    public int getId() { return id; }
                }
                """);
        file("src/main/java/notes/NoteRepository.java", """
                package notes;
                import org.springframework.data.r2dbc.repository.R2dbcRepository;
                public interface NoteRepository extends R2dbcRepository<Note, Integer> {}
                """);
        file("src/main/java/notes/NoteController.java", """
                package notes;
                import org.springframework.web.bind.annotation.*;
                import reactor.core.publisher.Mono;
                @RestController
                @RequestMapping("/notes")
                public class NoteController {
                    private final NoteRepository notes;
                    public NoteController(NoteRepository notes) { this.notes = notes; }
                    @GetMapping("/{id}")
                    public Mono<Note> get(@PathVariable int id) { return notes.findById(id); }
                }
                """);

        assertThat(only(into(), "schema.sql"))
                .contains(
                        "\nCREATE TABLE IF NOT EXISTS coupon (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, code varchar(")
                .contains("created_at timestamp with time zone");
        assertThat(only(into(), "CouponControllerTest.java")).contains(".responseTimeout(Duration.ofMinutes(1))");
    }
}
