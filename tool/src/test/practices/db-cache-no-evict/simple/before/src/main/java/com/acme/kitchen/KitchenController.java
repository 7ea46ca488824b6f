package com.acme.kitchen;

import java.util.List;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Configuration
@EnableCaching
class Caches {}

@RestController
class KitchenController {
    private final Dishes dishes;
    private final Spices spices;
    private final Ovens ovens;

    KitchenController(Dishes dishes, Spices spices, Ovens ovens) {
        this.dishes = dishes;
        this.spices = spices;
        this.ovens = ovens;
    }

    @GetMapping("/dishes")
    List<String> all() {
        return dishes.all();
    }

    @GetMapping("/dish")
    String one(@RequestParam long id) {
        return dishes.one(id);
    }

    @GetMapping("/prices")
    int price(@RequestParam long id) {
        return dishes.price(id);
    }

    @PutMapping("/dish")
    void rename(@RequestParam long id, @RequestParam String name) {
        dishes.rename(id, name);
    }

    @GetMapping("/spices")
    List<String> spices() {
        return spices.all();
    }

    @GetMapping("/spice")
    String spice(@RequestParam long id) {
        return spices.one(id);
    }

    @DeleteMapping("/spice")
    void remove(@RequestParam long id) {
        spices.remove(id);
    }

    @PutMapping("/spice")
    void respice(@RequestParam long id, @RequestParam String name) {
        spices.rename(id, name);
    }

    @GetMapping("/ovens")
    List<String> ovens() {
        return ovens.all();
    }

    @GetMapping("/oven")
    String oven(@RequestParam long id) {
        return ovens.one(id);
    }

    @GetMapping("/ovens/names")
    List<String> names() {
        return ovens.names();
    }

    @PostMapping("/oven")
    void name(@RequestParam long id, @RequestParam String name) {
        ovens.rename(id, name);
    }

    @GetMapping("/units")
    List<String> units() {
        return ovens.units();
    }

    @GetMapping("/numbers")
    long number() {
        return ovens.number();
    }
}
