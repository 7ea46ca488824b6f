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


record Rose(long id, String colour, String cents, Maker maker) {} // expect: api-breaking-change

record Maker(String name) {} // expect: api-breaking-change

record Order(
        @NotNull String rose,
        @NotBlank String card, // expect: api-breaking-change
        @Valid Ribbon ribbon,
        String wish) {} // silent: api-breaking-change because who does not send it is served as before

record Ribbon(
        @NotNull String colour) {} // expect: api-breaking-change

@RestController
@RequestMapping("/roses")
class RoseController {
    @GetMapping // expect: api-breaking-change
    List<Rose> all(
            @RequestParam String colour, // expect: api-breaking-change
            @RequestHeader("X-Shop") String shop, // expect: api-breaking-change
            @RequestParam(defaultValue = "20") int size) { // silent: api-breaking-change because it has a default
        return List.of();
    }

    @GetMapping("/{number}") // silent: api-breaking-change because what a variable is called is no client's matter
    Rose one(@PathVariable long number) {
        return new Rose(number, "red", "200", new Maker("A"));
    }

    @PostMapping("/orders")
    void order(@Valid @RequestBody Order order) {}

    @RequestMapping("/{id}/colour") // silent: api-breaking-change because it answers PUT as before
    void paint(@PathVariable long id, @RequestParam String colour) {}

    @GetMapping("/count")
    int count() { // silent: api-breaking-change because only the number is another one
        return 4;
    }
}
