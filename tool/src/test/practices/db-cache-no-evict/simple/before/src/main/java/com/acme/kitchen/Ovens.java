package com.acme.kitchen;

import java.util.List;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class Ovens {
    private final JdbcTemplate jdbc;

    Ovens(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("ovens") // silent: db-cache-no-evict because the group of annotations on the writer takes it out
    public List<String> all() {
        return jdbc.queryForList("select name from oven", String.class);
    }

    @Cacheable("oven") // silent: db-cache-no-evict because the writer takes it out as well
    public String one(long id) {
        return jdbc.queryForObject("select name from oven where id = ?", String.class, id);
    }

    public List<String> names() {
        return kept();
    }

    @Cacheable("names") // silent: db-cache-no-evict because a call from the same class keeps nothing
    public List<String> kept() {
        return jdbc.queryForList("select name from oven order by name", String.class);
    }

    @Caching(evict = {@CacheEvict(cacheNames = "ovens", allEntries = true), @CacheEvict(cacheNames = "oven", key = "#id")})
    public void rename(long id, String name) {
        jdbc.update("update oven set name = ? where id = ?", name, id);
    }

    @Cacheable("units") // silent: db-cache-no-evict because nothing writes the table
    public List<String> units() {
        return jdbc.queryForList("select name from unit", String.class);
    }

    @Cacheable("numbers") // silent: db-cache-no-evict because it reads no table
    public long number() {
        return System.nanoTime();
    }
}
