package com.acme.ward;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReadingController {
    private final Beds beds;
    private final Readings readings;
    private final Alarms alarms;

    ReadingController(Beds beds, Readings readings, Alarms alarms) {
        this.beds = beds;
        this.readings = readings;
        this.alarms = alarms;
    }

    @PreAuthorize("hasRole('NURSE')")
    @PostMapping("/beds")
    void bed() {
        beds.save(new Bed());
    }

    @PreAuthorize("hasAnyRole('NURSE', 'DOCTOR')")
    @PostMapping("/readings")
    void read() {
        readings.save(new Reading());
    }

    @PreAuthorize("hasRole('ADMIN')")
    @PostMapping("/alarms")
    void alarm() {
        alarms.save(new Alarm());
    }

    @GetMapping("/readings/{kind}")
    long of(@PathVariable String kind) {
        return readings.findAll().stream() // expect: db-findall-in-memory (medium)
                .filter(reading -> reading.kind.equals(kind))
                .count();
    }

    @GetMapping("/alarms/{kind}")
    long alarms(@PathVariable String kind) {
        return alarms.findAll().stream() // silent: db-findall-in-memory because who runs the installation sets them up
                .filter(alarm -> alarm.kind.equals(kind))
                .count();
    }

    @GetMapping("/beds/{label}")
    long beds(@PathVariable String label) {
        return beds.findAll().stream() // silent: db-findall-in-memory because they hang on nothing that grows
                .filter(bed -> bed.label.equals(label))
                .count();
    }
}
