package com.acme.archive;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Archive {
    private final JdbcTemplate jdbc;

    Archive(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/folders")
    void add(@RequestParam String label) {
        jdbc.update("insert into folder (label, shelf) values (?, 1)", label);
    }

    @GetMapping("/folders")
    List<String> all(@RequestParam int from, @RequestParam int size) {
        return jdbc.queryForList("select label from folder limit ? offset ?", String.class, size, from); // expect: api-page-order-unstable (medium)
    }

    @GetMapping("/shelves")
    List<String> shelf(@RequestParam int from, @RequestParam int size) {
        return jdbc.queryForList("select label from folder order by shelf limit ? offset ?", String.class, size, from); // expect: api-page-order-unstable (low)
    }

    @GetMapping("/keys")
    List<String> keyed(@RequestParam int from, @RequestParam int size) {
        return jdbc.queryForList("select label from folder order by shelf, id limit ? offset ?", String.class, size, from); // silent: api-page-order-unstable because the key breaks the ties
    }

    @GetMapping("/tops")
    List<String> top(@RequestParam int size) {
        return jdbc.queryForList("select label from folder limit ?", String.class, size); // silent: api-page-order-unstable because nothing is left out before
    }
}
