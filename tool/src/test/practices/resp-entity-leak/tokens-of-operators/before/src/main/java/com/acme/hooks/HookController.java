package com.acme.hooks;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
class HookController {
    private final Hooks hooks;
    private final Doors doors;
    private final People people;

    HookController(Hooks hooks, Doors doors, People people) {
        this.hooks = hooks;
        this.doors = doors;
        this.people = people;
    }

    @GetMapping("/hooks")
    @PreAuthorize("hasRole('ADMIN')")
    List<Hook> hooks(@RequestParam String name) {
        return hooks.findByName(name);
    }

    @GetMapping("/doors/{id}")
    Door door(@PathVariable Long id) {
        return doors.findById(id).orElseThrow();
    }

    @GetMapping("/people/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    Person person(@PathVariable Long id) {
        return people.findById(id).orElseThrow();
    }
}
