package com.acme.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Letter {
    @Id Long id;
    String state;
    String sender;
    String readBy;
}

@Entity
class Country {
    @Id Long id;
    String code;
}

interface Letters extends JpaRepository<Letter, Long> {
    List<Letter> findBySender(String sender);

    long countByState(String state);
}

interface Countries extends JpaRepository<Country, Long> {}
