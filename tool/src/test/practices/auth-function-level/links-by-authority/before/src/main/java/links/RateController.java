package links;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
public class RateController {
    private final JdbcTemplate jdbc;

    public RateController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private void set(String name, int percent) {
        jdbc.update("update rates set percent = ? where name = ?", percent, name);
    }

    @PostMapping("/rates") // expect: auth-function-level high
    public void rate(@RequestParam String name, @RequestParam int percent) {
        set(name, percent);
    }

    @PostMapping("/taxes") // silent: auth-function-level because the server asks for what the page asks for
    @PreAuthorize("hasRole('CLERK')")
    public void tax(@RequestParam String name, @RequestParam int percent) {
        set(name, percent);
    }

    @PostMapping("/bands") // expect: auth-function-level high
    public void band(@RequestParam String name, @RequestParam int percent) {
        set(name, percent);
    }

    @PostMapping("/drafts") // silent: auth-function-level because it is shown to all who are logged in
    public void draft(@RequestParam String name, @RequestParam int percent) {
        set(name, percent);
    }

    @PostMapping("/wishes") // silent: auth-function-level because it is shown to those without the role
    public void wish(@RequestParam String name, @RequestParam int percent) {
        set(name, percent);
    }

    @PostMapping("/rates/trials") // silent: auth-function-level because everybody is shown the way there
    public void trial(@RequestParam String name, @RequestParam int percent) {
        set(name, percent);
    }
}
