package staff;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GradeController {
    private final JdbcTemplate jdbc;

    GradeController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/grades")
    void add(@RequestParam long id, @RequestParam String title) {
        jdbc.update("insert into grades (id, title, enabled) values (?, ?, true)", id, title);
    }

    @PostMapping("/people")
    void hire(@RequestParam long id, @RequestParam long grade) {
        jdbc.update("insert into people (id, grade_id) values (?, ?)", id, grade);
    }

    @GetMapping("/grades") // expect: api-collection-unpaged (low)
    List<Map<String, Object>> grades() {
        return jdbc.queryForList("select id, title from grades");
    }

    @GetMapping("/people") // expect: api-collection-unpaged
    List<Map<String, Object>> people() {
        return jdbc.queryForList("select id, grade_id from people");
    }
}
