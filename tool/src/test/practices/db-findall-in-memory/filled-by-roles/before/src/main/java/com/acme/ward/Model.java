package com.acme.ward;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Bed {
    @Id
    Long id;

    String label;
}

@Entity
class Reading {
    @Id
    Long id;

    @ManyToOne
    Bed bed;

    String kind;
}

@Entity
class Alarm {
    @Id
    Long id;

    @ManyToOne
    Bed bed;

    String kind;
}

interface Beds extends JpaRepository<Bed, Long> {}

interface Readings extends JpaRepository<Reading, Long> {}

interface Alarms extends JpaRepository<Alarm, Long> {}
