package com.acme.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Report {
    @Id
    private Long id;

    protected Report() {}

    public Report(Long id) {
        this.id = id;
    }
}
