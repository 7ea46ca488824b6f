package post;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class ParcelController {
    private final JdbcTemplate jdbc;

    ParcelController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/parcels")
    void take(@RequestParam String label) {
        jdbc.update("insert into parcels (label) values (?)", label);
    }

    @PostMapping("/senders")
    void meet(@RequestParam String name) {
        jdbc.update("insert into senders (name) values (?)", name);
    }

    @GetMapping("/countries/{code}")
    String country(@PathVariable String code) {
        return jdbc.queryForObject("select name from countries where code = ?", String.class, code);
    }
}
