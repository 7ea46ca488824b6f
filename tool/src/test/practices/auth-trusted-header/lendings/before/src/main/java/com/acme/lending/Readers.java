package com.acme.lending;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Readers extends JpaRepository<Reader, Long> {
    Optional<Reader> findByLogin(String login);
}
