package notes;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class NoteController {
    private final JdbcTemplate jdbc;

    NoteController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/notes")
    void add(@RequestBody String title) {
        jdbc.update("insert into notes (title) values (?)", title);
    }
}
