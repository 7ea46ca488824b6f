package com.acme.hotel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Guest {
    @Id Long id;
    String mail;
    String city;
}

interface Guests extends JpaRepository<Guest, Long> {
    List<Guest> findByCity(String city);
}
