package club;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class ClubController {
    private final JdbcTemplate jdbc;

    ClubController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/register")
    void register(@RequestParam String name, @RequestParam String password) {
        jdbc.update("insert into club_user (name, password, locked) values (?, ?, 0)", name, password);
    }

    @PostMapping("/login")
    Map<String, Object> login(@RequestParam String name, @RequestParam String password) {
        return jdbc.queryForMap("select id from club_user where name = ? and password = ?", name, password); // expect: db-query-unindexed (high)
    }

    @PostMapping("/notes")
    void note(@RequestParam String author, @RequestParam String body) {
        jdbc.update("insert into club_note (author, body) values (?, ?)", author, body);
    }

    @GetMapping("/notes/{id}")
    Map<String, Object> note(@PathVariable long id) {
        return jdbc.queryForMap("select body from club_note where id = ?", id); // silent: db-query-unindexed because of the key
    }
}
