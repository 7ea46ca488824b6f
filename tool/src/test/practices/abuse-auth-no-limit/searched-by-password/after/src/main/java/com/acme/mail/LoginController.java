package com.acme.mail;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {
    private final JdbcTemplate jdbc;
    private final LoginAttempts attempts;

    LoginController(JdbcTemplate jdbc, LoginAttempts attempts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
    }

    @PostMapping("/login")
    boolean login(@RequestParam String name, @RequestParam String password) {
        attempts.count(name);
        return jdbc.queryForObject(
                "select count(*) from users where name = ? and password = ?", Integer.class, name, password) > 0;
    }
}
