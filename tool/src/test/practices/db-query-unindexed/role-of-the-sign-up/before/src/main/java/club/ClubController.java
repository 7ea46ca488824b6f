package club;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class ClubController {
    private final JdbcTemplate jdbc;

    ClubController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/letters")
    void write(@RequestParam String topic, @RequestParam String body) {
        jdbc.update("insert into letter (topic, body) values (?, ?)", topic, body);
    }

    @GetMapping("/letters")
    List<Map<String, Object>> about(@RequestParam String topic) {
        return jdbc.queryForList("select id, body from letter where topic = ?", topic); // expect: db-query-unindexed (medium)
    }

    @PostMapping("/shelves")
    void build(@RequestParam String hall) {
        jdbc.update("insert into shelf (hall) values (?)", hall);
    }

    @GetMapping("/shelves")
    List<Map<String, Object>> in(@RequestParam String hall) {
        return jdbc.queryForList("select id from shelf where hall = ?", hall); // expect: db-query-unindexed (low)
    }
}
