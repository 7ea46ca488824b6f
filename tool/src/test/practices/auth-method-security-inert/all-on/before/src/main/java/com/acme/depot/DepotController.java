package com.acme.depot;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DepotController {
    private final Depot depot;

    DepotController(Depot depot) {
        this.depot = depot;
    }

    @DeleteMapping("/crates/{id}")
    @PreAuthorize("hasRole('ADMIN')") // silent: auth-method-security-inert because this kind is on
    void crate(@PathVariable long id) {
        depot.remove(id);
    }

    @DeleteMapping("/admin/boxes/{id}")
    @Secured("ROLE_ADMIN") // silent: auth-method-security-inert because this kind is on
    void box(@PathVariable long id) {
        depot.remove(id);
    }

    @DeleteMapping("/bags/{id}")
    @RolesAllowed("ADMIN") // silent: auth-method-security-inert because this kind is on
    void bag(@PathVariable long id) {
        depot.clean(id);
    }
}

@Service
class Depot {
    void remove(long id) {}

    
    void clean(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("no such bag");
        }
    }
}
