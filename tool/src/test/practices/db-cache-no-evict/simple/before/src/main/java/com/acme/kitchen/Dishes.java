package com.acme.kitchen;

import java.util.List;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class Dishes {
    private final JdbcTemplate jdbc;

    Dishes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("dishes") // expect: db-cache-no-evict (medium)
    public List<String> all() {
        return jdbc.queryForList("select name from dish", String.class);
    }

    @Cacheable("dish") // expect: db-cache-no-evict (medium)
    public String one(long id) {
        return jdbc.queryForObject("select name from dish where id = ?", String.class, id);
    }

    @Cacheable(cacheNames = "prices", key = "#id") // expect: db-cache-no-evict (medium)
    public int price(long id) {
        return jdbc.queryForObject("select price from dish where id = ?", Integer.class, id);
    }

    @CacheEvict("menus")
    public void rename(long id, String name) {
        jdbc.update("update dish set name = ? where id = ?", name, id);
    }
}

@Service
class Spices {
    private final JdbcTemplate jdbc;

    Spices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("spices") // expect: db-cache-no-evict (medium)
    public List<String> all() {
        return jdbc.queryForList("select name from spice", String.class);
    }

    @Cacheable("spice") // silent: db-cache-no-evict because both writes take it out
    public String one(long id) {
        return jdbc.queryForObject("select name from spice where id = ?", String.class, id);
    }

    @CacheEvict(cacheNames = "spice", key = "#id")
    public void remove(long id) {
        jdbc.update("delete from spice where id = ?", id);
    }

    @CacheEvict(cacheNames = "spice", key = "#id")
    public void rename(long id, String name) {
        jdbc.update("update spice set name = ? where id = ?", name, id);
    }
}
