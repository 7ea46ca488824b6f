package com.acme.diner;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/diner")
class DinerController {
    private final Suppers suppers;
    private final Guests guests;

    DinerController(Suppers suppers, Guests guests) {
        this.suppers = suppers;
        this.guests = guests;
    }

    record Asked(String guest, BigDecimal total, List<String> dishes) {}

    @PostMapping("/suppers")
    void order(@RequestBody Asked asked) {
        suppers.order(asked);
    }

    @PostMapping("/suppers/whole")
    void whole(@RequestBody Asked asked) {
        suppers.whole(asked);
    }

    @PostMapping("/suppers/template")
    void template(@RequestBody Asked asked) {
        suppers.template(asked);
    }

    @PostMapping("/guests")
    void join(@RequestBody String email) {
        guests.join(email);
    }

    @PostMapping("/guests/both")
    void both(@RequestBody Asked asked) {
        Guest guest = guests.plain(asked.guest());
        guests.allow(guest, "sit");
        suppers.open(asked.guest(), asked.total());
    }

    @PostMapping("/guests/noted")
    void noted(@RequestBody String email) {
        guests.noted(email);
    }

    @PostMapping("/guests/lucky")
    void lucky(@RequestBody String email) {
        guests.lucky(email);
    }

    @PostMapping("/guests/either")
    void either(@RequestBody String email) {
        guests.either(email);
    }

    @PostMapping("/guests/{id}")
    void rename(@PathVariable Long id, @RequestBody String email) {
        guests.rename(id, email);
    }

    @PostMapping("/guests/apart")
    void apart(@RequestBody String email) {
        guests.apart(email);
    }
}
