package com.acme.clinic;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClinicController {
    private final Wards wards;
    private final Visits visits;

    ClinicController(Wards wards, Visits visits) {
        this.wards = wards;
        this.visits = visits;
    }

    @DeleteMapping("/wards/{id}")
    void close(@PathVariable Long id) {
        wards.deleteById(id);
    }

    @GetMapping("/visits/{id}")
    String visit(@PathVariable Long id) {
        return visits.findById(id).orElseThrow().ward.name;
    }
}
