package com.acme.people;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PersonController {
    private final People people;

    public PersonController(People people) {
        this.people = people;
    }

    @PostMapping("/people")
    public void add(@RequestBody Person person) { // expect: val-body-not-validated (medium)
        people.save(person);
    }

    @PutMapping("/people/{id}/nickname")
    public void rename(@PathVariable Long id, @RequestBody Person person) { // silent: val-body-not-validated because what is read carries no constraint
        Person known = people.findById(id).orElseThrow();
        known.setNickname(person.getNickname());
        people.save(known);
    }

    @PutMapping("/people/{id}/email")
    public void write(@PathVariable Long id, @RequestBody Person person) { // expect: val-body-not-validated (low)
        Person known = people.findById(id).orElseThrow();
        known.setEmail(person.getEmail());
        people.save(known);
    }
}
