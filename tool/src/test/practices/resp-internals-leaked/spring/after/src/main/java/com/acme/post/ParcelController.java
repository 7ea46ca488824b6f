package com.acme.post;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ParcelController {
    private final Depot depot;

    ParcelController(Depot depot) {
        this.depot = depot;
    }

    @GetMapping("/parcels/{number}")
    String show(@PathVariable String number) {
        return depot.find(number);
    }
}
