package club;

import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class ClubController {
    private final JdbcTemplate jdbc;

    ClubController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/halls")
    void build(@RequestParam boolean open) {
        jdbc.update("insert into hall (open) values (?)", open);
    }

    @GetMapping("/halls")
    Map<Long, Integer> shelves(@RequestParam boolean open) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Long id : jdbc.queryForList("select id from hall where open = ?", Long.class, open)) {
            counts.put(id, jdbc.queryForObject("select count(*) from shelf where hall_id = ?", Integer.class, id)); // expect: db-n-plus-one-loop (low)
        }
        return counts;
    }

    @PostMapping("/sheets")
    void sheet(@RequestParam String topic) {
        jdbc.update("insert into sheet (topic) values (?)", topic);
    }

    @GetMapping("/sheets")
    Map<Long, Integer> sheets(@RequestParam String topic) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Long id : jdbc.queryForList("select id from sheet where topic = ?", Long.class, topic)) {
            counts.put(id, jdbc.queryForObject("select count(*) from answer where letter_id = ?", Integer.class, id)); // expect: db-n-plus-one-loop (medium)
        }
        return counts;
    }

    @PostMapping("/letters")
    void write(@RequestParam String topic) {
        jdbc.update("insert into letter (topic) values (?)", topic);
    }

    @GetMapping("/letters")
    Map<Long, Integer> answers(@RequestParam String topic) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Long id : jdbc.queryForList("select id from letter where topic = ?", Long.class, topic)) {
            counts.put(id, jdbc.queryForObject("select count(*) from answer where letter_id = ?", Integer.class, id)); // expect: db-n-plus-one-loop (medium)
        }
        return counts;
    }
}
