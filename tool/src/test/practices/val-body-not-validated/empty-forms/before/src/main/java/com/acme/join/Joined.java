package com.acme.join;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class Joined {
    private final JdbcTemplate jdbc;

    Joined(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    String keep(String name) {
        jdbc.update("insert into joined (name) values (?)", name);
        return "thanks";
    }
}
