package com.acme.supply;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class SupplierController {
    private static final String BASE = "/internal/suppliers";

    private final JdbcTemplate jdbc;

    public SupplierController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping(BASE) // expect: auth-endpoint-public
    public void add(@RequestParam String name, @RequestParam String email) {
        jdbc.update("insert into suppliers (name, email) values (?, ?)", name, email);
    }

    @DeleteMapping(BASE + "/{id}") // expect: auth-endpoint-public
    public void remove(@PathVariable long id) {
        jdbc.update("delete from suppliers where id = ?", id);
    }

    @GetMapping("/internal/suppliers/emails") // expect: auth-endpoint-public
    public List<String> emails() {
        return jdbc.queryForList("select email from suppliers limit 100", String.class);
    }

    @GetMapping("/internal/countries") // silent: auth-endpoint-public because nobody ever writes this table
    public List<String> countries() {
        return jdbc.queryForList("select name from countries limit 300", String.class);
    }

    @PostMapping("/internal/login") // silent: auth-endpoint-public because nobody can be logged in to log in
    public boolean login(@RequestParam String email) {
        return jdbc.queryForList("select id from suppliers where email = ?", Long.class, email).size() == 1;
    }

    @GetMapping("/suppliers/names") // silent: auth-endpoint-public because a rule names the path
    public List<String> names() {
        return jdbc.queryForList("select name from suppliers limit 100", String.class);
    }

    @PutMapping("/suppliers/{id}") // silent: auth-endpoint-public because a login is asked for
    public void rename(@PathVariable long id, @RequestParam String name) {
        jdbc.update("update suppliers set name = ? where id = ?", name, id);
    }
}
