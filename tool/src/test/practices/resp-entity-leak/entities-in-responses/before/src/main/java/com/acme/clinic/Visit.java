package com.acme.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Visit {
    @Id
    private Long id;

    @ManyToOne
    private Doctor doctor;

    public Long getId() {
        return id;
    }

    public Doctor getDoctor() {
        return doctor;
    }
}
