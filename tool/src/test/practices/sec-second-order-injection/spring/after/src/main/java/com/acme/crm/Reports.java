package com.acme.crm;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class Reports {
    private final JdbcTemplate jdbc;

    public Reports(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void of(long id) {
        String name = jdbc.queryForObject("select name from customer where id = ?", String.class, id);
        jdbc.queryForList("select * from orders where customer = ?", name);
    }
}
