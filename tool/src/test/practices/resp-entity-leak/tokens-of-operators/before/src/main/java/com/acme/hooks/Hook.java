package com.acme.hooks;

import jakarta.persistence.*;
import java.util.List;
import lombok.Getter;
import org.springframework.data.jpa.repository.JpaRepository;

@Getter
@Entity
class Hook {
    @Id Long id;
    private String name;
    private String token; // expect: resp-entity-leak (low)
}

@Getter
@Entity
class Door {
    @Id Long id;
    private String token; // expect: resp-entity-leak (high)
}

@Getter
@Entity
class Person {
    @Id Long id;
    private String password; // expect: resp-entity-leak (medium)
}

interface Hooks extends JpaRepository<Hook, Long> {
    List<Hook> findByName(String name);
}

interface Doors extends JpaRepository<Door, Long> {}

interface People extends JpaRepository<Person, Long> {}
