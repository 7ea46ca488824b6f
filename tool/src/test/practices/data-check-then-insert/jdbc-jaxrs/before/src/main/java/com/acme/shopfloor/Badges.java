package com.acme.shopfloor;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@org.springframework.stereotype.Repository
public class Badges {
    private static final String COUNT = "select count(*) from badge where code = ?";
    private final JdbcTemplate jdbc;

    public Badges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String number, String holder) {
        Integer there = jdbc.queryForObject(COUNT, Integer.class, number); // expect: data-check-then-insert
        if (there == 0) {
            jdbc.update("insert into badge (code, holder) values (?, ?)", number, holder);
        }
    }

    public void pay(String key, long cents) {
        List<Long> paid = jdbc.queryForList("select id from payment where idempotency_key = ?", Long.class, key); // expect: data-check-then-insert
        if (!paid.isEmpty()) {
            return;
        }
        jdbc.update("insert into payment (idempotency_key, cents) values (?, ?)", key, cents);
    }

    @Transactional(isolation = Isolation.SERIALIZABLE)
    public void locker(String number) {
        Integer there = jdbc.queryForObject("select count(*) from locker where code = ?", Integer.class, number); // silent: data-check-then-insert because the transaction is serializable
        if (there == 0) {
            jdbc.update("insert into locker (code) values (?)", number);
        }
    }
}
