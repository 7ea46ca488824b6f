package com.acme.hotel;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuestController {
    private final Stays service;

    GuestController(Stays service) {
        this.service = service;
    }

    @GetMapping("/guests/{id}/weather")
    String weather(@PathVariable Long id) {
        return service.weather(id);
    }
}

@Service
class Stays {
    private final Guests guests;
    private final Weather weather;

    Stays(Guests guests, Weather weather) {
        this.guests = guests;
        this.weather = weather;
    }

    String weather(Long id) {
        return weather.in(city(id));
    }

    @Transactional(readOnly = true)
    public String city(Long id) {
        return guests.findById(id).orElseThrow().city;
    }
}
