package com.acme.newsletter;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface InvitationRepository extends JpaRepository<Invitation, Long> {
    Optional<Invitation> findByEmail(String email);
}
