package dev.lintel.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingPrimaryKeyTest {
    @TempDir
    Path folder;

    @Test
    void a_join_table_gets_the_pair_of_its_references_for_a_key() throws IOException {
        assertThat(repairs("create table post_label (post_id bigint not null, label_id bigint not null);", ""))
                .singleElement()
                .asString()
                .contains("ALTER TABLE post_label ADD PRIMARY KEY (post_id, label_id);");
    }

    @Test
    void a_class_with_a_key_of_several_parts_names_all_of_them() throws IOException {
        assertThat(repairs("create table price (shop varchar(9) not null, item varchar(9) not null, amount int);", """
                        @Entity @Table(name = "price") @IdClass(Price.Key.class)
                        class Price {
                            @Id String shop;
                            @Id String item;
                            int amount;
                            static class Key implements java.io.Serializable { String shop; String item; }
                        }
                        """))
                .singleElement()
                .asString()
                .contains("ALTER TABLE price ADD PRIMARY KEY (shop, item);");
    }

    @Test
    void spring_batch_keeps_its_parameters_without_a_key_by_design() throws IOException {
        assertThat(repairs(
                        "create table batch_job_execution_params (job_execution_id bigint not null, name varchar(9));",
                        ""))
                .isEmpty();
    }

    private List<String> repairs(String ddl, String entity) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        Files.writeString(migrations.resolve("V1__start.sql"), ddl);
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><groupId>a</groupId><artifactId>things</artifactId><version>1</version></project>");
        Path java = Files.createDirectories(folder.resolve("src/main/java/things"));
        Files.writeString(
                java.resolve("Things.java"),
                "package things; import jakarta.persistence.*; import org.springframework.web.bind.annotation.*;"
                        + " @RestController class Things { @GetMapping(\"/things\") String all() { return \"\"; } } "
                        + entity);
        return Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE).backends().stream()
                .flatMap(backend -> new MissingPrimaryKey().examine(backend, backend.paths()))
                .map(each -> each.fix().orElseThrow().example())
                .toList();
    }
}
