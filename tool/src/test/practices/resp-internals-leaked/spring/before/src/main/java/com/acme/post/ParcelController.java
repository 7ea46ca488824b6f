package com.acme.post;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    @PostMapping("/parcels/{number}/return")
    ResponseEntity<String> giveBack(@PathVariable String number) {
        try {
            return ResponseEntity.ok(depot.find(number));
        } catch (ParcelLost lost) {
            return ResponseEntity.status(404).body(lost.getMessage()); // silent: resp-internals-leaked because the team wrote it
        }
    }

    @PostMapping("/parcels/{number}/weight")
    ResponseEntity<String> weigh(@PathVariable String number) {
        try {
            return ResponseEntity.ok(depot.find(number));
        } catch (NumberFormatException wrong) {
            return ResponseEntity.badRequest().body(wrong.getMessage()); // silent: resp-internals-leaked because it names the input
        } catch (RuntimeException failed) {
            return ResponseEntity.internalServerError().body("something is wrong"); // silent: resp-internals-leaked because the text says nothing
        }
    }
}
