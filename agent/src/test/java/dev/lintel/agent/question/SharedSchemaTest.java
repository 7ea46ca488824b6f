package dev.lintel.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Architect;
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

/// Two applications of one repository that share a schema, with a service behind an interface.
class SharedSchemaTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void two_applications() throws IOException {
        put("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>all</artifactId><version>1</version>
                <packaging>pom</packaging><modules><module>shop</module><module>office</module></modules></project>
                """);
        put("sql/schema.sql", """
                create table shop_item (id bigint primary key, name varchar(40), sort int);
                create table shop_note (text varchar(40));
                create table shop_login (id bigint primary key, name varchar(40), password varchar(90));
                create index shop_item_name on shop_item (name);
                """);
        application("shop");
        application("office");
    }

    @Test
    void a_table_is_counted_once() throws IOException, UsageProblem {
        assertThat(ask("how many tables are there?")).contains("3 tables after the last migration.");
        assertThat(ask("describe the table shop_item")).contains("The table shop_item has 3 columns.");
        assertThat(ask("what breaks if I drop the column name of shop_item?"))
                .contains("one part of the schema hangs on it");
    }

    @Test
    void tables_without_an_index_or_a_key_are_told_apart() throws IOException, UsageProblem {
        assertThat(ask("which tables have no index?"))
                .contains("2 tables have no index besides those of keys.")
                .contains("shop_note has no index and no key")
                .doesNotContain("shop_item has");
        assertThat(ask("which tables have no primary key?")).contains("One table has no primary key.");
    }

    @Test
    void the_tables_of_an_endpoint_are_not_all_tables() throws IOException, UsageProblem {
        assertThat(ask("which tables does GET /shop/items read?"))
                .contains("One endpoint at /shop/items.")
                .contains("reads shop_item")
                .doesNotContain("after the last migration");
    }

    @Test
    void a_method_may_be_named_by_its_interface() throws IOException, UsageProblem {
        assertThat(ask("who calls ItemService.items?")).contains("calls of ItemService.items; 2 entries come by it.");
        assertThat(Repository.open(folder.toString())
                        .architect()
                        .method("ItemService.items")
                        .headline())
                .contains("2 entries come by it.");
    }

    @Test
    void a_table_that_is_called_as_listeners_are_is_a_table() throws IOException, UsageProblem {
        put("sql/schema.sql", "create table consumer (id bigint primary key, name varchar(40));");

        assertThat(ask("which endpoints read consumer?")).startsWith("Endpoints that read consumer: none.");
        assertThat(ask("which consumers are there?")).startsWith("Entries");
    }

    @Test
    void queries_that_sort_are_no_column_called_sort() throws IOException, UsageProblem {
        assertThat(ask("which queries sort without an index?")).startsWith("Not known");
    }

    @Test
    void the_nearest_is_told_where_nothing_is_named() throws IOException, UsageProblem {
        assertThat(ask("where is the JWT secret set?"))
                .contains("jwt.secret is set (not shown)")
                .doesNotContain("hunter2");
        assertThat(ask("who can delete a user?")).contains("rows with a password are kept in shop_login");
    }

    @Test
    void a_table_is_told_with_what_refers_to_it() throws IOException, UsageProblem {
        put("sql/schema.sql", """
                create table shop_item (id bigint primary key, name varchar(40));
                create table shop_rating (
                  id bigint primary key, item_id bigint references shop_item (id), stars int);
                """);

        assertThat(ask("which tables refer to shop_item?")).contains("Referred to by - shop_rating by item_id");
    }

    @Test
    void the_method_of_an_endpoint_counts() throws IOException, UsageProblem {
        assertThat(ask("what does GET /shop/items touch?")).contains("One endpoint at /shop/items.");
        assertThat(ask("what does DELETE /shop/items touch?")).contains("There is no endpoint DELETE /shop/items.");
    }

    @Test
    void what_the_graph_does_not_know_is_said_and_not_left_out() throws IOException, UsageProblem {
        assertThat(ask("which endpoints upload pictures?"))
                .startsWith("Not known: nothing that was read off the code is called \"upload pictures\"");
        assertThat(ask("which endpoints are there?")).startsWith("Endpoints that there are: 2.");
        assertThat(ask("which tables are never partitioned?")).startsWith("Not known which of them lack that");
    }

    @Test
    void an_endpoint_that_is_not_there_is_told_with_its_neighbours() throws IOException, UsageProblem {
        assertThat(ask("who can call /shop/add?"))
                .contains("There is no endpoint /shop/add.")
                .contains("GET /shop/items");
    }

    private String ask(String sentence) throws IOException, UsageProblem {
        Architect architect = Repository.open(folder.toString()).architect();
        return AnswerText.render(architect.answer(Intent.QUESTION, sentence)).replaceAll("\\s+", " ");
    }

    private void application(String name) throws IOException {
        put(name + "/pom.xml", """
                <project><modelVersion>4.0.0</modelVersion>
                <parent><groupId>com.example</groupId><artifactId>all</artifactId><version>1</version></parent>
                <artifactId>%s</artifactId></project>
                """.formatted(name));
        put(name + "/src/main/resources/application.properties", "jwt.secret=hunter2\n");
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
        put(name + "/src/main/java/com/example/" + name + "/ItemService.java", """
                package com.example.%s;

                interface ItemService {
                    Object items(String name);
                }
                """.formatted(name));
        put(name + "/src/main/java/com/example/" + name + "/JdbcItems.java", """
                package com.example.%s;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.stereotype.Service;

                @Service
                class JdbcItems implements ItemService {
                    private final JdbcTemplate jdbc;

                    JdbcItems(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @Override
                    public Object items(String name) {
                        return jdbc.queryForList("select id, name from shop_item where name = ?", name);
                    }
                }
                """.formatted(name));
        put(name + "/src/main/java/com/example/" + name + "/ItemController.java", """
                package com.example.%s;

                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class ItemController {
                    private final ItemService service;

                    ItemController(ItemService service) {
                        this.service = service;
                    }

                    @GetMapping("/%s/items")
                    Object items(String name) {
                        return service.items(name);
                    }
                }
                """.formatted(name, name));
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
