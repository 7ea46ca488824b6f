package com.acme.hotel;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuestController {
    private final Guests guests;
    private final Weather weather;

    GuestController(Guests guests, Weather weather) {
        this.guests = guests;
        this.weather = weather;
    }

    @GetMapping("/guests/{id}/weather")
    String weather(@PathVariable Long id) {
        Guest guest = guests.findById(id).orElseThrow();
        return weather.in(guest.city);
    }
}
