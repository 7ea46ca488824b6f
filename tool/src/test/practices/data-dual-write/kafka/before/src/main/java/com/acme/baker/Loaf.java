package com.acme.baker;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Loaf {
    @Id Long id;
    String kind;
    String state;
}

interface Loaves extends JpaRepository<Loaf, Long> {}
