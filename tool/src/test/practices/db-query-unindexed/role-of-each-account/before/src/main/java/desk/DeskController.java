package desk;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class DeskController {
    private final JdbcTemplate jdbc;

    DeskController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/calls")
    void call(@RequestParam String topic, @RequestParam String body) {
        jdbc.update("insert into call (topic, body) values (?, ?)", topic, body);
    }

    @GetMapping("/calls")
    List<Map<String, Object>> about(@RequestParam String topic) {
        return jdbc.queryForList("select id, body from call where topic = ?", topic); // expect: db-query-unindexed (medium)
    }

    @PostMapping("/rooms")
    void build(@RequestParam String floor) {
        jdbc.update("insert into room (floor) values (?)", floor);
    }

    @GetMapping("/rooms")
    List<Map<String, Object>> on(@RequestParam String floor) {
        return jdbc.queryForList("select id from room where floor = ?", floor); // expect: db-query-unindexed (low)
    }
}
