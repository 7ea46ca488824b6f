package com.acme.post;

import jakarta.persistence.*;
import java.util.List;
import lombok.Data;
import org.springframework.data.jpa.repository.JpaRepository;

@Data
@Entity
class Letter {
    @Id Long id;
    String recipient;
    boolean seen;
    boolean settled;
}

interface Letters extends JpaRepository<Letter, Long> {
    List<Letter> findByRecipient(String recipient);
}
