package com.acme.kiosk;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/tickets")
public class TicketController {
    private final JdbcTemplate jdbc;

    public TicketController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping
    public void sell(@RequestParam String holder) {
        jdbc.update("insert into tickets (holder) values (?)", holder);
    }

    @DeleteMapping("/{id}")
    public void cancel(@PathVariable long id) {
        jdbc.update("delete from tickets where id = ?", id);
    }

    @GetMapping
    public List<String> all() {
        return jdbc.queryForList("select holder from tickets limit 100", String.class);
    }
}
