package com.acme.depot;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class Crates {
    private final JdbcTemplate jdbc;

    Crates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void remove(long pallet) {
        jdbc.update("delete from crate where pallet_id = ?", pallet);
    }

    void weigh(long pallet) {
        jdbc.update("update crate set weight = 2 where pallet_id = ?", pallet);
    }
}
