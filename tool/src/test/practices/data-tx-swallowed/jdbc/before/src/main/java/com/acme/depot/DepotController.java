package com.acme.depot;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DepotController {
    private final Depot depot;
    private final Quiet quiet;

    DepotController(Depot depot, Quiet quiet) {
        this.depot = depot;
        this.quiet = quiet;
    }

    @PostMapping("/pallets")
    void put(@RequestParam long id) {
        depot.put(id);
    }

    @PostMapping("/moves")
    boolean move(@RequestParam long id) {
        return depot.move(id);
    }

    @PostMapping("/splits")
    void split(@RequestParam long id, @RequestBody List<Long> parts) {
        depot.split(id, parts);
    }

    @PostMapping("/merges")
    void merge(@RequestParam long id) {
        depot.merge(id);
    }

    @PostMapping("/checks")
    void check(@RequestParam long id) {
        depot.check(id);
    }

    @PostMapping("/weights")
    void weigh(@RequestParam long id) {
        depot.weigh(id);
    }

    @PostMapping("/throws")
    void rethrow(@RequestParam long id) {
        quiet.rethrow(id);
    }

    @PostMapping("/marks")
    void mark(@RequestParam long id) {
        quiet.mark(id);
    }

    @PostMapping("/helps")
    void help(@RequestParam long id) {
        quiet.help(id);
    }

    @PostMapping("/alones")
    void alone(@RequestParam long id) {
        quiet.alone(id);
    }

    @PostMapping("/others")
    void other(@RequestParam long id) {
        quiet.other(id);
    }

    @PostMapping("/withouts")
    void without(@RequestParam long id) {
        quiet.without(id);
    }

    @PostMapping("/ownrules")
    void ownRule(@RequestParam long id) {
        quiet.ownRule(id);
    }

    @PostMapping("/eithers")
    void either(@RequestParam long id, @RequestParam boolean fast) {
        quiet.either(id, fast);
    }

    @PostMapping("/afters")
    void after(@RequestParam long id) {
        quiet.after(id);
    }
}
