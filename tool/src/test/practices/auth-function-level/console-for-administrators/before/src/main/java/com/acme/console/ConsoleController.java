package com.acme.console;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class ConsoleController {
    private final JdbcTemplate jdbc;

    public ConsoleController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @DeleteMapping("/admin/users/{id}") // silent: auth-function-level because this console knows one kind of user only
    public void remove(@PathVariable long id) {
        jdbc.update("delete from users where id = ?", id);
    }
}
