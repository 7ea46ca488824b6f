package com.acme.florist;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;


record Rose(long id, String colour, String price, Maker maker) {}

record Maker(String name, String town) {}

record Order(@NotNull String rose, String card, Ribbon ribbon) {}

record Ribbon(String colour) {}

@RestController
@RequestMapping("/roses")
class RoseController {
    @GetMapping
    List<Rose> all(@RequestParam(required = false) String colour) {
        return List.of();
    }

    @GetMapping("/{id}")
    Rose one(@PathVariable long id) {
        return new Rose(id, "red", "2", new Maker("A", "B"));
    }

    @DeleteMapping("/{id}")
    void remove(@PathVariable long id) {}

    @Deprecated
    @GetMapping("/old")
    List<String> old() {
        return List.of();
    }

    @PostMapping("/orders")
    void order(@Valid @RequestBody Order order) {}

    @PutMapping("/{id}/colour")
    void paint(@PathVariable long id, @RequestParam String colour) {}

    @GetMapping("/count")
    int count() {
        return 3;
    }
}
