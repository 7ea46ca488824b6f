package com.acme.diner;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Supper {
    @Id Long id;
    String guest;
    BigDecimal total;

    Supper(String guest, BigDecimal total) {
        this.guest = guest;
        this.total = total;
    }
}

@Entity
class Dish {
    @Id Long id;
    @ManyToOne Supper supper;
    String name;

    Dish(Supper supper, String name) {
        this.supper = supper;
        this.name = name;
    }
}

@Entity
class Guest {
    @Id Long id;
    String email;

    Guest(String email) {
        this.email = email;
    }

    String getEmail() { return email; }
    void setEmail(String email) { this.email = email; }
}

@Entity
class GuestRight {
    @Id Long id;
    @ManyToOne Guest guest;
    String name;

    GuestRight(Guest guest, String name) {
        this.guest = guest;
        this.name = name;
    }
}

@Entity
class GuestLog {
    @Id Long id;
    @ManyToOne Guest guest;
    String what;

    GuestLog(Guest guest, String what) {
        this.guest = guest;
        this.what = what;
    }
}

@Entity
class Napkin {
    @Id Long id;
    String colour;

    Napkin(String colour) {
        this.colour = colour;
    }
}

interface SupperRepository extends JpaRepository<Supper, Long> {}

interface DishRepository extends JpaRepository<Dish, Long> {}

interface GuestRepository extends JpaRepository<Guest, Long> {}

interface GuestRightRepository extends JpaRepository<GuestRight, Long> {}

interface GuestLogRepository extends JpaRepository<GuestLog, Long> {}

interface NapkinRepository extends JpaRepository<Napkin, Long> {}
