package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that somebody added, with and without its migration.
class ModelSceneTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void a_catalogue_with_one_table() throws IOException {
        put("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
                <dependencies>
                <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
                <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-jpa</artifactId></dependency>
                <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency>
                </dependencies></project>
                """);
        put("src/main/resources/db/migration/V1__shelves.sql", """
                create table shelves (id bigint primary key, label text not null);
                """);
        put("src/main/java/depot/Shelf.java", """
                package depot;
                import jakarta.persistence.*;
                @Entity @Table(name = "shelves")
                class Shelf {
                    @Id Long id;
                    @Column(nullable = false) String label;
                }
                """);
    }

    @Test
    void what_has_no_migration_is_reviewed_as_the_mapping_implies_it() throws IOException, UsageProblem {
        model("double", "", "@RequestBody Part");

        assertThat(review())
                .contains("no migration makes the table parts")
                .contains("UNIQUE (sku)")
                .contains("Cents get lost: Part.price")
                .contains("parts.sku may be null")
                .contains("Nothing that POST /parts takes is checked")
                .contains("POST /parts takes the row itself")
                .contains("--entity Part")
                .doesNotContain("looks like a name that there is once")
                .doesNotContain("parts (shelf_id) refers to shelves and has no index")
                .doesNotContain("counts money in binary fractions");
    }

    @Test
    void what_is_right_is_not_mentioned() throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V2__parts.sql", """
                create table parts (
                    id bigint primary key,
                    sku varchar(40) not null unique,
                    price numeric(12, 2) not null,
                    shelf_id bigint not null references shelves
                );
                create index on parts (shelf_id, sku);
                """);
        put("src/main/java/depot/NewPart.java", """
                package depot;
                import jakarta.validation.constraints.*;
                record NewPart(@NotNull @Size(max = 40) String sku, @NotNull @Positive java.math.BigDecimal price) {}
                """);
        model(
                "java.math.BigDecimal",
                "@Column(nullable = false, length = 40, unique = true)",
                "@jakarta.validation.Valid @RequestBody NewPart");

        assertThat(review())
                .contains("Part is mapped to the table parts")
                .doesNotContain("no migration makes")
                .doesNotContain("parts.sku")
                .doesNotContain("Nothing that POST /parts takes is checked")
                .doesNotContain("takes the row itself")
                .doesNotContain("lintel design --into");
    }

    /// No endpoint asks by shelf yet; the method is there to be called.
    @Test
    void a_migration_without_the_keys_that_methods_ask_for_is_told_with_them() throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V2__parts.sql", """
                create table parts (
                    id bigint primary key,
                    sku varchar(40) not null,
                    price numeric(12, 2) not null,
                    shelf_id bigint not null references shelves
                );
                """);
        model("java.math.BigDecimal", "@Column(nullable = false, length = 40)", "@RequestBody Part");

        assertThat(review())
                .contains("parts.sku looks like a name that there is once")
                .contains("A query of parts has no index on (shelf_id, sku).")
                .contains("create index concurrently parts_shelf_id_sku on parts (shelf_id, sku);")
                .contains("--entity Part")
                .doesNotContain("fails at a second row with the same sku");
    }

    private void model(String money, String ofSku, String body) throws IOException {
        put("src/main/java/depot/Part.java", """
                package depot;
                import jakarta.persistence.*;
                @Entity @Table(name = "parts")
                class Part {
                    @Id @GeneratedValue Long id;
                    %s private String sku;
                    private %s price;
                    @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "shelf_id") private Shelf shelf;
                    public Long getId() { return id; }
                    public void setId(Long id) { this.id = id; }
                    public String getSku() { return sku; }
                    public void setSku(String sku) { this.sku = sku; }
                    public %s getPrice() { return price; }
                    public void setPrice(%s price) { this.price = price; }
                }
                """.formatted(ofSku, money, money, money));
        put("src/main/java/depot/Parts.java", """
                package depot;
                import java.util.*;
                interface Parts extends org.springframework.data.jpa.repository.JpaRepository<Part, Long> {
                    Optional<Part> findBySku(String sku);
                    List<Part> findByShelfIdOrderBySku(Long shelf);
                }
                """);
        put("src/main/java/depot/PartController.java", """
                package depot;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class PartController {
                    private final Parts parts;
                    PartController(Parts parts) { this.parts = parts; }
                    @PostMapping("/parts")
                    void add(%s given) {
                        Part part = new Part();
                        part.setSku(given.%s);
                        parts.save(part);
                    }
                }
                """.formatted(
                        body, body.endsWith("NewPart") ? "sku()" : "getSku()"));
    }

    private String review() throws IOException, UsageProblem {
        return AnswerText.render(Repository.open(folder.toString())
                        .architect()
                        .answer(Intent.REVIEW, "I've added a Part model: look at it"))
                .replaceAll("\\s+", " ");
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
