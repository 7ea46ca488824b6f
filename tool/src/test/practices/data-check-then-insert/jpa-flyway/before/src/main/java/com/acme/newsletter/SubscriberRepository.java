package com.acme.newsletter;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SubscriberRepository extends JpaRepository<Subscriber, Long> {
    boolean existsByEmailIgnoreCase(String email);

    Optional<Subscriber> findByEmail(String email);
}
