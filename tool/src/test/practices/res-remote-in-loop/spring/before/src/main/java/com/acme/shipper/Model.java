package com.acme.shipper;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Parcel {
    @Id Long id;
    String code;
    String mail;
    String state;
}

interface Parcels extends JpaRepository<Parcel, Long> {
    List<Parcel> findByState(String state);
}
