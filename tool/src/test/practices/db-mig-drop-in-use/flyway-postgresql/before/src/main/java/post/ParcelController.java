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

    @GetMapping("/parcels/{id}")
    String parcel(@PathVariable long id) {
        return jdbc.queryForObject("select station from parcels where id = ?", String.class, id);
    }

    @GetMapping("/parcels/heavy")
    Integer heavy() {
        return jdbc.queryForObject("select count(*) from parcels where weight > 20", Integer.class);
    }

    @PostMapping("/parcels/{id}/sender")
    void from(@PathVariable long id, @RequestParam long sender) {
        jdbc.update("update parcels set sender = ? where id = ?", sender, id);
    }

    @GetMapping("/senders/{id}")
    String sender(@PathVariable long id) {
        return jdbc.queryForObject("select title from senders where id = ?", String.class, id);
    }

    @GetMapping("/senders/sorted")
    java.util.List<String> senders() {
        return jdbc.queryForList("select title from senders order by rank limit 10", String.class);
    }
}
