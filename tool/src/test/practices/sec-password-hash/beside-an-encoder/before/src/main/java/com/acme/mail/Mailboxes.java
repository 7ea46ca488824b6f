package com.acme.mail;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Mailboxes extends JpaRepository<Mailbox, Long> {
    Optional<Mailbox> findByAddress(String address);
}
