package com.acme.container;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class ContainerApplication {
    private final JdbcTemplate jdbc;

    ContainerApplication(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ContainerApplication.class, arguments);
    }

    @PostMapping("/greeting")
    String greeting() {
        jdbc.update("insert into greeting (text) values (?)", "hello");
        return "hello";
    }
}
