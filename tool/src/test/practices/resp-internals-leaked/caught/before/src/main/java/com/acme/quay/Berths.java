package com.acme.quay;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class Berths {
    private final JdbcTemplate jdbc;

    Berths(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    String name(long id) {
        return jdbc.queryForObject("select name from berth where id = ?", String.class, id);
    }

    Answer answer(long id) {
        try {
            return new Answer(name(id));
        } catch (Exception e) {
            return new Answer("failed: " + e.getMessage()); // expect: resp-internals-leaked
        }
    }
}
