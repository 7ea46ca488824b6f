package com.acme.games;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LoginController {
    private final JdbcTemplate jdbc;

    public LoginController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/login")
    public boolean login(@RequestParam String name, @RequestParam String password) {
        Integer found = jdbc.queryForObject(
                "select count(*) from users where name = ? and password_digest = ?",
                Integer.class,
                name,
                Digests.hex(password));
        return found != null && found == 1;
    }
}
