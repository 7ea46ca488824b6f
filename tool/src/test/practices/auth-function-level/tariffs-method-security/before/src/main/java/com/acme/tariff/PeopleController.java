package com.acme.tariff;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
public class PeopleController {
    private final JdbcTemplate jdbc;

    public PeopleController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/admin/users/{id}/lock") // expect: auth-function-level
    public void lock(@PathVariable long id) {
        jdbc.update("update users set password_hash = '-' where id = ?", id);
    }

    @GetMapping("/admin/users") // expect: auth-function-level
    public List<String> all() {
        return jdbc.queryForList("select name from users limit 100", String.class);
    }

    @PostMapping("/people/{id}/roles") // expect: auth-function-level
    public void grant(@PathVariable long id, @RequestParam String role) {
        jdbc.update("insert into user_roles (user_id, role) values (?, ?)", id, role);
    }

    @PutMapping("/people/me") // silent: auth-function-level because it changes the caller's own row
    public void rename(Principal caller, @RequestParam String name) {
        jdbc.update("update users set name = ? where name = ?", name, caller.getName());
    }

    @PostMapping("/admin/users/{id}/unlock") // silent: auth-function-level because the code asks for the role itself
    public void unlock(@PathVariable long id, Principal caller) {
        String role = jdbc.queryForObject("select role from users where name = ?", String.class, caller.getName());
        if (!role.equals("ADMIN")) {
            throw new IllegalStateException("administrators only");
        }
        jdbc.update("update users set password_hash = 'new' where id = ?", id);
    }

    @GetMapping("/administrators") // silent: auth-function-level because the address only sounds alike and the data is plain
    public List<BigDecimal> plain() {
        return jdbc.queryForList("select price from tariffs limit 100", BigDecimal.class);
    }
}
