package com.acme.parking;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PermitController {
    private final PermitMapper permits;

    public PermitController(PermitMapper permits) {
        this.permits = permits;
    }

    @PostMapping("/permits")
    public String issue(@RequestParam String plate, @RequestParam int zone) {
        if (permits.countFor(plate, zone) > 0) { // expect: data-check-then-insert
            return "exists";
        }
        permits.insert(new Permit(plate, zone));
        return "issued";
    }

    @PostMapping("/visitors")
    public String visit(@RequestParam String plate) {
        Visitor known = permits.visitor(plate); // silent: data-check-then-insert because the plate is unique among those that are not deleted
        if (known == null) {
            permits.insertVisitor(plate);
        }
        return "ok";
    }

    @PostMapping("/zones/{zone}/warnings")
    public String warn(@PathVariable int zone, @RequestParam String plate) {
        if (permits.lockedZone(zone) == null) {
            return "no such zone";
        }
        if (permits.warnings(plate) == 0) { // silent: data-check-then-insert because the zone's row is locked before
            permits.insertWarning(plate);
        }
        return "ok";
    }

    @PostMapping("/fines")
    public String fine(@RequestParam String plate) {
        if (permits.fines(plate) < 3) { // silent: data-check-then-insert because three are allowed, which no key can say
            permits.insertFine(plate);
        }
        return "ok";
    }

    @PostMapping("/fines/again")
    public String fineAgain(@RequestParam String plate) {
        if (permits.latestFine(plate) != null) { // silent: data-check-then-insert because it is inserted because there is one, not because there is none
            permits.insertFine(plate);
        }
        return "ok";
    }
}
