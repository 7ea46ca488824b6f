package com.acme.tariff;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/leaflets")
public class LeafletController {
    private final JdbcTemplate jdbc;

    public LeafletController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping
    @PreAuthorize("hasRole('PRICING')")
    public void add(@RequestParam long id) {
        jdbc.update("insert into leaflets (id) values (?)", id);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('PRICING')")
    public void change(@PathVariable long id, @RequestParam String title) {
        jdbc.update("update leaflets set title = ? where id = ?", title, id);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('PRICING')")
    public void remove(@PathVariable long id) {
        jdbc.update("delete from leaflets where id = ?", id);
    }

    @PostMapping("/{id}/pictures") // expect: auth-function-level (low)
    public void picture(@PathVariable long id, @RequestParam MultipartFile picture) {
        jdbc.update("insert into leaflets (id, title) values (?, ?)", id, picture.getOriginalFilename());
    }

    @PostMapping("/{id}/copies") // expect: auth-function-level (medium)
    public void copy(@PathVariable long id, @RequestParam long copy) {
        jdbc.update("insert into leaflets (id) values (?)", copy);
    }
}
