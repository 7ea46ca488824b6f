package com.acme.back;

import java.util.List;
import org.springframework.security.access.annotation.Secured;
import org.springframework.web.bind.annotation.*;

@RestController
public class BackofficeController {
    private final UserMapper users;

    public BackofficeController(UserMapper users) {
        this.users = users;
    }

    @PutMapping("/backoffice/users/{id}/role") // expect: auth-function-level
    public void role(@PathVariable long id, @RequestParam String role) {
        users.role(id, role);
    }

    @DeleteMapping("/manage/users/{id}") // expect: auth-function-level
    public void remove(@PathVariable long id) {
        users.remove(id);
    }

    @GetMapping("/admin/users") // silent: auth-function-level because the rule for /admin asks for the role
    public List<String> names() {
        return users.names();
    }

    @GetMapping("/people") // silent: auth-function-level because nothing says that it is for administrators
    public List<String> people() {
        return users.names();
    }

    @PostMapping("/people/{id}/grants") // expect: auth-function-level
    public void grant(@PathVariable long id, @RequestParam String role) {
        users.grant(id, role);
    }
}
