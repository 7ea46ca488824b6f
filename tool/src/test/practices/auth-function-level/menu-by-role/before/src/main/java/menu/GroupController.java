package menu;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class GroupController {
    private final JdbcTemplate jdbc;

    public GroupController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @RequestMapping("/groups/save") // expect: auth-function-level high
    public void save(@RequestParam long id, @RequestParam String title) {
        jdbc.update("insert into workgroups (id, title) values (?, ?)", id, title);
    }

    @PostMapping("/groups/remove") // expect: auth-function-level high
    public void remove(@RequestParam long id) {
        jdbc.update("delete from workgroups where id = ?", id);
    }

    @GetMapping("/groups/titles") // silent: auth-function-level because it only reads
    public String titles(@RequestParam long id) {
        return jdbc.queryForObject("select title from workgroups where id = ?", String.class, id);
    }

    @PostMapping("/jobs/save") // silent: auth-function-level because everybody is shown the way there
    public void job(@RequestParam long id, @RequestParam String title) {
        jdbc.update("insert into jobs (id, title) values (?, ?)", id, title);
    }

    @PostMapping("/wishes/save") // silent: auth-function-level because it is shown to the others
    public void wish(@RequestParam long id, @RequestParam String title) {
        jdbc.update("insert into jobs (id, title) values (?, ?)", id, title);
    }
}
