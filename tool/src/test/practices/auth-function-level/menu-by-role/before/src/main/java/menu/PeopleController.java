package menu;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/people")
public class PeopleController {
    private final JdbcTemplate jdbc;

    public PeopleController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/remove")
    @PermissionNeeded(role = 1)
    public void remove(@RequestParam long id) {
        jdbc.update("delete from people where id = ?", id);
    }

    @PostMapping("/own") // silent: auth-function-level because each changes her own row
    public void own(HttpServletRequest request, @RequestParam String hash) {
        Person login = (Person) request.getAttribute("login");
        jdbc.update("update people set password_hash = ? where id = ?", hash, login.id());
    }
}
