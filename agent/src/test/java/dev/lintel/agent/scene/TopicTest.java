package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of several endpoints is meant.
class TopicTest {
    @TempDir
    private Path folder;

    @Test
    void a_members_orders_are_those_picked_by_the_member_though_no_foreign_key_says_so()
            throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V1__shop.sql", """
                create table ums_member (id bigint primary key, name varchar(40) not null);
                create table oms_order (id bigint primary key, member_id bigint not null, total int not null);
                """);
        put("src/main/java/com/example/OrderController.java", """
                package com.example;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class OrderController {
                    private final JdbcTemplate jdbc;

                    OrderController(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @GetMapping("/orders")
                    Object all() {
                        return jdbc.queryForList("select o.* from oms_order o join ums_member m on m.id = o.member_id");
                    }

                    @GetMapping("/mine/orders")
                    Object mine(long member) {
                        return jdbc.queryForList("select * from oms_order where member_id = ?", member);
                    }
                }
                """);

        assertThat(AnswerText.render(Repository.open(folder.toString())
                        .architect()
                        .answer("fetching an ums_member's oms_order takes 5 seconds")))
                .startsWith("GET /mine/orders");
    }

    @Test
    void orders_are_the_list_and_an_order_is_one_of_it() throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V1__shop.sql", """
                create table orders (id bigint primary key, buyer_id bigint not null, total int not null);
                """);
        put("src/main/java/com/example/OrderController.java", orders("/orders/{id}", "/orders", "id"));

        assertThat(slow("fetching the orders takes 5 seconds")).startsWith("GET /orders ");
        assertThat(slow("fetching an order takes 5 seconds")).startsWith("GET /orders/{id} ");
    }

    @Test
    void a_users_orders_are_those_picked_by_a_person() throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V1__shop.sql", """
                create table orders (id bigint primary key, buyer_id bigint not null, total int not null);
                """);
        put("src/main/java/com/example/OrderController.java", orders("/orders", "/own/orders", "buyer_id"));

        assertThat(slow("fetching a user's orders takes 5 seconds")).startsWith("GET /own/orders ");
    }

    @Test
    void a_model_that_is_not_here_is_said_to_be_missing() throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V1__shop.sql", """
                create table orders (id bigint primary key, buyer_id bigint not null, total int not null);
                """);
        put("src/main/java/com/example/OrderController.java", orders("/orders/{id}", "/orders", "id"));
        Architect architect = Repository.open(folder.toString()).architect();

        assertThat(architect.answer(Intent.REVIEW, "I've added a Product model").headline())
                .startsWith("Nothing in this backend is called Product");
        assertThat(architect
                        .answer(Intent.REVIEW, "I've changed the data model")
                        .headline())
                .doesNotContain("is called");
    }

    @Test
    void money_is_found_in_a_path_however_it_is_written() throws IOException, UsageProblem {
        put("src/main/java/com/example/OrderController.java", orders("/api/aliPay/toPayAsPC", "/orders", "id"));

        assertThat(AnswerText.render(Repository.open(folder.toString())
                        .architect()
                        .answer(Intent.SECURE, "how do I protect my payment API?")))
                .contains("GET /api/aliPay/toPayAsPC");
    }

    private String slow(String sentence) throws IOException, UsageProblem {
        return Repository.open(folder.toString())
                .architect()
                .answer(Intent.OPTIMIZE, sentence)
                .headline();
    }

    /// Two reads; the second is picked by `column`.
    private static String orders(String first, String second, String column) {
        return """
                package com.example;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class OrderController {
                    private final JdbcTemplate jdbc;

                    OrderController(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @GetMapping("%s")
                    Object first(long total) {
                        return jdbc.queryForList("select * from orders where total = ?", total);
                    }

                    @GetMapping("%s")
                    Object second(long key) {
                        return jdbc.queryForList("select * from orders where %s = ?", key);
                    }
                }
                """.formatted(first, second, column);
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
