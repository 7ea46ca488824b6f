package com.acme.brands;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BrandController {
    private final JdbcTemplate jdbc;

    public BrandController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/brands/delete/{id}") // expect: api-get-mutates (low)
    public void remove(@PathVariable long id) {
        jdbc.update("delete from brands where id = ?", id);
    }

    @GetMapping("/brands/{id}")
    public String name(@PathVariable long id) { // silent: api-get-mutates because it only reads
        return jdbc.queryForObject("select name from brands where id = ?", String.class, id);
    }
}
