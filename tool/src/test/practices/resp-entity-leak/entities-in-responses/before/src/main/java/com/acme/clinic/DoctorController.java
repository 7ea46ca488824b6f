package com.acme.clinic;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/doctors")
class DoctorController {
    private final DoctorRepository doctors;
    private final VisitRepository visits;

    DoctorController(DoctorRepository doctors, VisitRepository visits) {
        this.doctors = doctors;
        this.visits = visits;
    }

    @GetMapping("/{id}")
    ResponseEntity<Doctor> show(@PathVariable long id) {
        return ResponseEntity.of(doctors.findById(id));
    }

    @GetMapping
    Page<DoctorView> list(Pageable page) {
        return doctors.findAll(page).map(DoctorView::of);
    }

    @GetMapping("/visits")
    List<Visit> visits() {
        return visits.findAll();
    }

    @GetMapping("/{id}/name")
    DoctorView name(@PathVariable long id) {
        return doctors.findById(id).map(DoctorView::of).orElseThrow();
    }
}
