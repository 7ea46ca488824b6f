package post;

import java.security.Principal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.*;

@RestController
class ParcelController {
    private final JdbcTemplate jdbc;

    ParcelController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/parcels")
    void send(@RequestParam long sender, @RequestParam long depot) {
        jdbc.update("insert into parcels (sender_id, depot_id) values (?, ?)", sender, depot);
    }

    @PostMapping("/parcels/{id}/scans")
    void scan(@PathVariable long id, @RequestParam long depot) {
        jdbc.update("insert into scans (parcel_id, depot_id) values (?, ?)", id, depot);
    }

    @PostMapping("/parcels/{id}/complaints")
    void complain(@PathVariable long id) {
        jdbc.update("insert into complaints (parcel_id) values (?)", id);
    }

    @PostMapping("/senders/{id}/addresses")
    void address(@PathVariable long id) {
        jdbc.update("insert into addresses (sender_id) values (?)", id);
    }

    @Scheduled(cron = "0 0 3 * * *")
    void purge() {
        jdbc.update("delete from parcels where sent_at < now() - interval '1 year'");
    }

    @DeleteMapping("/senders/{id}")
    void leave(@PathVariable long id) {
        jdbc.update("delete from senders where id = ?", id);
    }
}
