package com.acme.depot;

import java.math.BigDecimal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DepotController {
    private final Depot depot;
    private final Items items;

    DepotController(Depot depot, Items items) {
        this.depot = depot;
        this.items = items;
    }

    @PostMapping("/items/{id}/take")
    void take(@PathVariable Long id, @RequestParam int n) {
        depot.take(id, n);
    }

    @PostMapping("/items/{id}/give")
    void give(@PathVariable Long id, @RequestParam int n) {
        depot.give(id, n);
    }

    @PostMapping("/accounts/{id}/deposit")
    void deposit(@PathVariable Long id, @RequestParam BigDecimal sum) {
        depot.deposit(id, sum);
    }

    @PostMapping("/accounts/{id}/withdraw")
    void withdraw(@PathVariable Long id, @RequestParam BigDecimal sum) {
        depot.withdraw(id, sum);
    }

    @PostMapping("/accounts/{id}/reward")
    void reward(@PathVariable Long id) {
        depot.reward(id);
    }

    @PostMapping("/items/{id}/outside")
    void outside(@PathVariable Long id, @RequestParam int n) {
        Item item = items.findById(id).orElseThrow();
        item.stock = item.stock - n; // expect: data-lost-update
        items.save(item);
    }

    @PostMapping("/items/{id}/copy")
    int copy(@PathVariable Long id, @RequestParam int n) {
        Item item = items.findById(id).orElseThrow();
        item.stock = item.stock - n; // silent: data-lost-update because nothing writes it back
        return item.stock;
    }

    @PostMapping("/items/{id}/locked")
    void locked(@PathVariable Long id, @RequestParam int n) {
        depot.lockedTake(id, n);
        depot.count(id, n);
        depot.sit(id);
        depot.set(id, n);
    }

    @PostMapping("/items/{id}/serial")
    void serial(@PathVariable Long id, @RequestParam int n) {
        depot.serial(id, n);
    }

    @PostMapping("/items/{id}/view")
    void view(@PathVariable Long id) {
        depot.view(id);
        depot.note(id, "seen");
    }
}
