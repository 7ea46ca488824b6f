package com.acme.bar;

import java.util.List;
import org.springframework.cache.annotation.CacheConfig;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Configuration
@EnableCaching
class Caches {}

@RestController
class BarController {
    private final Bar bar;

    BarController(Bar bar) {
        this.bar = bar;
    }

    @GetMapping("/drinks")
    List<String> drinks() {
        return bar.drinks();
    }

    @PostMapping("/drinks")
    void drop(@RequestParam long id) {
        bar.drop(id);
    }

    @GetMapping("/glasses")
    String glass(@RequestParam long id) {
        return bar.glass(id);
    }

    @PostMapping("/glasses")
    String polish(@RequestParam long id, @RequestParam String state) {
        return bar.polish(id, state);
    }

    @GetMapping("/seats")
    String seat(@RequestParam long id) {
        return bar.seat(id);
    }

    @PostMapping("/seats")
    void free(@RequestParam long id) {
        bar.free(id);
    }
}

@Service
@CacheConfig(cacheNames = "bar")
class Bar {
    private final JdbcTemplate jdbc;

    Bar(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable(cacheNames = "drinks") // expect: db-cache-no-evict (medium)
    public List<String> drinks() {
        return jdbc.queryForList("select name from drink", String.class);
    }

    public void drop(long id) {
        jdbc.update("delete from drink where id = ?", id);
    }

    @Cacheable(key = "#id") // silent: db-cache-no-evict because the writer puts the new one in its place
    public String glass(long id) {
        return jdbc.queryForObject("select state from glass where id = ?", String.class, id);
    }

    @CachePut(key = "#id")
    public String polish(long id, String state) {
        jdbc.update("update glass set state = ? where id = ?", state, id);
        return state;
    }

    @Cacheable // expect: db-cache-no-evict (medium)
    public String seat(long id) {
        return jdbc.queryForObject("select state from seat where id = ?", String.class, id);
    }

    public void free(long id) {
        jdbc.update("update seat set state = 'free' where id = ?", id);
    }
}
