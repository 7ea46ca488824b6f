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
    private String state;
    private String sender;
    private String readBy;

    String getState() {
        return state;
    }

    String getSender() {
        return sender;
    }

    void setReadBy(String readBy) {
        this.readBy = readBy;
    }
}

@Entity
class Country {
    @Id Long id;
    private String code;

    String getCode() {
        return code;
    }
}

interface Letters extends JpaRepository<Letter, Long> {
    List<Letter> findBySender(String sender);

    long countByState(String state);
}

interface Countries extends JpaRepository<Country, Long> {}
