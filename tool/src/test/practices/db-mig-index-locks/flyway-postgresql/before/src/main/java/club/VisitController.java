package club;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class VisitController {
    private final JdbcTemplate jdbc;

    VisitController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/members")
    void join(@RequestParam String email) {
        jdbc.update("insert into members (email) values (?)", email);
    }

    @PostMapping("/members/{id}/visits")
    void visit(@PathVariable long id) {
        jdbc.update("insert into visits (member_id, visited_at) values (?, now())", id);
    }

    @GetMapping("/countries/{code}")
    String country(@PathVariable String code) {
        return jdbc.queryForObject("select name from countries where code = ?", String.class, code);
    }
}
