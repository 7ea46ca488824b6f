package com.acme.tickets;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class TicketStore {
    private final JdbcTemplate jdbc;

    TicketStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long add(String title, int priority) {
        return jdbc.update("insert into tickets (title, priority) values (?, ?)", title, priority);
    }
}
