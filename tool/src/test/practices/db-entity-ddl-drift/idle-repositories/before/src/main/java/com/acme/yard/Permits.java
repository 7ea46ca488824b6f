package com.acme.yard;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Permits extends JpaRepository<Permit, Long> {
    List<Permit> findByHolder(String holder);
}
