package com.acme.gym;

import org.springframework.data.jpa.repository.JpaRepository;

interface Members extends JpaRepository<Member, Long> {
    Member findByEmail(String email);
}
