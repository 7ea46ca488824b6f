package com.acme.baker;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoafController {
    private final LoafService service;

    LoafController(LoafService service) {
        this.service = service;
    }

    @PostMapping("/loaves")
    void bake(@RequestBody Loaf loaf) {
        service.bake(loaf);
    }

    @PostMapping("/plans")
    void announce(@RequestBody Loaf loaf) {
        service.announce(loaf);
    }

    @DeleteMapping("/loaves/{id}")
    void sell(@PathVariable Long id) {
        service.sell(id);
    }

    @DeleteMapping("/gifts/{id}")
    void give(@PathVariable Long id) {
        service.give(id);
    }

    @GetMapping("/loaves/{id}")
    void look(@PathVariable Long id) {
        service.look(id);
    }

    @PostMapping("/slices")
    void slice(@RequestBody Loaf loaf) {
        service.slice(loaf);
    }

    @PostMapping("/counts")
    void count(@RequestBody Loaf loaf) {
        service.count(loaf);
    }

    @PostMapping("/eithers")
    void either(@RequestBody Loaf loaf, @RequestParam boolean keep) {
        service.either(loaf, keep);
    }
}
