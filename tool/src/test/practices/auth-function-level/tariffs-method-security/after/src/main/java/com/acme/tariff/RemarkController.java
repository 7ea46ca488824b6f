package com.acme.tariff;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/remarks")
public class RemarkController {
    private final JdbcTemplate jdbc;

    public RemarkController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping
    @PreAuthorize("hasRole('PRICING')")
    public void leave(@RequestParam long id, @RequestParam String text) {
        jdbc.update("insert into remarks (id, text) values (?, ?)", id, text);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('PRICING')")
    public void change(@PathVariable long id, @RequestParam String text) {
        jdbc.update("update remarks set text = ? where id = ?", text, id);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('PRICING')")
    public void remove(@PathVariable long id) {
        jdbc.update("delete from remarks where id = ?", id);
    }
}
