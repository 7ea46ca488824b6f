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

/// Of two endpoints that make accounts the one for the people that the sentence speaks of, and the table that it
/// fills.
class RegistrationsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void a_shop_with_two_kinds_of_accounts() throws IOException {
        put("src/main/resources/db/migration/V1__shop.sql", """
                create table build_server (id bigint primary key, account varchar(40), password varchar(90));
                create table staff_admin (id bigint primary key, username varchar(40), password varchar(90));
                create table shop_member (id bigint primary key, login_name varchar(40), password varchar(90));
                """);
        put("src/main/java/com/example/AdminController.java", registration("Admin", "/admin/register", "staff_admin"));
        put("src/main/java/com/example/MemberController.java", registration("Member", "/sso/register", "shop_member"));
    }

    @Test
    void users_are_not_the_staff() throws IOException, UsageProblem {
        assertThat(design("I need an endpoint for user registration"))
                .contains("there is POST /sso/register already: MemberController.add")
                .contains("for others there is POST /admin/register: AdminController.add")
                .contains("What shop_member lacks for it:")
                .contains("alter table shop_member add email")
                .doesNotContain("build_server");
    }

    @Test
    void the_staff_is_meant_where_it_is_named() throws IOException, UsageProblem {
        assertThat(design("I need a registration endpoint for admins"))
                .contains("there is POST /admin/register already: AdminController.add")
                .contains("What staff_admin lacks for it:");
    }

    @Test
    void who_may_change_the_accounts_is_said_beside_their_table() throws IOException, UsageProblem {
        put("src/main/java/com/example/ProfileController.java", controller("Profile", """
                @PutMapping("/sso/name")
                    void rename(String name) {
                        jdbc.update("update shop_member set login_name = ? where id = 1", name);
                    }"""));

        assertThat(design("I need an endpoint for user registration"))
                .contains("users are kept in shop_member; changed by PUT /sso/name (public (no security))");
        assertThat(design("I need a registration endpoint for admins"))
                .contains("users are kept in staff_admin")
                .doesNotContain("changed by");
    }

    @Test
    void what_else_an_endpoint_does_that_changes_accounts_is_not_told_of() throws IOException, UsageProblem {
        put("src/main/resources/db/migration/V2__orders.sql", """
                create table shop_order (id bigint primary key, buyer varchar(40), voucher varchar(40), paid boolean);
                """);
        put("src/main/java/com/example/OrderController.java", controller("Order", """
                @PostMapping("/orders/paid")
                    void pay(String voucher) {
                        jdbc.queryForList("select id from shop_order where voucher = ?", voucher);
                        jdbc.update("update shop_member set login_name = ? where id = 1", voucher);
                    }"""));

        assertThat(design("I need an endpoint for user registration"))
                .contains("changed by POST /orders/paid")
                .doesNotContain("whole table shop_order");
    }

    private String design(String sentence) throws IOException, UsageProblem {
        return AnswerText.render(Repository.open(folder.toString()).architect().answer(Intent.DESIGN, sentence))
                .replaceAll("\\s+", " ");
    }

    private static String registration(String name, String path, String table) {
        return controller(name, """
                @PostMapping("%s")
                    void add(String password) {
                        jdbc.update("insert into %s (id, password) values (1, ?)", password);
                    }""".formatted(path, table));
    }

    private static String controller(String name, String handler) {
        return """
                package com.example;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.PostMapping;
                import org.springframework.web.bind.annotation.PutMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class %sController {
                    private final JdbcTemplate jdbc;

                    %sController(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    %s
                }
                """.formatted(name, name, handler);
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
