package pets;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class PetController {
    private final JdbcTemplate jdbc;

    PetController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/owners/{id}/pets")
    void add(@PathVariable long id) {
        jdbc.update("insert into pets (owner_id) values (?)", id);
    }

    @DeleteMapping("/owners/{id}")
    void remove(@PathVariable long id) {
        jdbc.update("delete from owners where id = ?", id);
    }
}
