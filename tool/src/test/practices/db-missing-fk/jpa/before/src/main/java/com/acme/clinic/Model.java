package com.acme.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Ward {
    @Id Long id;
    String name;

    @OneToMany(mappedBy = "ward")
    List<Doctor> doctors;
}

@Entity
class Doctor {
    @Id Long id;
    String name;
    @ManyToOne Ward ward;
}

@Entity
class Patient {
    @Id Long id;
    String name;
    @ManyToOne Ward ward;
}

@Entity
class Visit {
    @Id Long id;
    @ManyToOne Patient patient;
    @ManyToOne Doctor doctor;
    @ManyToOne Ward ward;
}

@Entity
class Bed {
    @Id Long id;
    @OneToOne Patient patient;
    @ManyToOne Ward ward;
}

@Entity
class Note {
    @Id Long id;
    @ManyToOne Visit visit;
    @ManyToOne Doctor doctor;
    String words;
}

@Entity
class Shift {
    @Id Long id;
    @ManyToOne Doctor doctor;
    @ManyToOne Ward ward;
}

interface Wards extends JpaRepository<Ward, Long> {}

interface Visits extends JpaRepository<Visit, Long> {}
