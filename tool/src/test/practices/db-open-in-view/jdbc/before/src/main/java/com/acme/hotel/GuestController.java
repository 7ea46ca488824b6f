package com.acme.hotel;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuestController {
    private final JdbcTemplate jdbc;
    private final Weather weather;

    GuestController(JdbcTemplate jdbc, Weather weather) {
        this.jdbc = jdbc;
        this.weather = weather;
    }

    @GetMapping("/guests/{id}/weather")
    String weather(@PathVariable Long id) {
        String city = jdbc.queryForObject("select city from guest where id = ?", String.class, id);
        return weather.in(city);
    }
}
