package dev.lintel.agent.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.AnswerText;
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

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
