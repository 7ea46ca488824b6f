package com.acme.forum;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PosterController {
    private final JdbcTemplate jdbc;
    private final PasswordEncoder passwords;

    public PosterController(JdbcTemplate jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    @PostMapping("/posters")
    public void add(@RequestParam String name, @RequestParam String password) {
        jdbc.update("insert into posters (name, password) values (?, ?)", name, passwords.encode(password));
    }
}
