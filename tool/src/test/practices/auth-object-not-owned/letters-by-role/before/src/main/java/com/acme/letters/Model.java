package com.acme.letters;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
@Table(name = "person")
class Person {
    @Id
    Long id;

    String email;
    String passwordHash;

    Long getId() {
        return id;
    }
}

@Entity
@Table(name = "letter")
class Letter {
    @Id
    Long id;

    String body;

    @ManyToOne
    @JoinColumn(name = "owner_id")
    Person owner;
}

@Entity
@Table(name = "draft")
class Draft {
    @Id
    Long id;

    String body;

    @ManyToOne
    @JoinColumn(name = "owner_id")
    Person owner;
}

interface LetterRepository extends JpaRepository<Letter, Long> {
    List<Letter> findByOwnerId(Long owner);
}

interface DraftRepository extends JpaRepository<Draft, Long> {
    Optional<Draft> findByIdAndOwnerId(Long id, Long owner);
}
