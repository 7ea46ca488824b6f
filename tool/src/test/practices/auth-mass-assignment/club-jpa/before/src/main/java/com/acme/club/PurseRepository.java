package com.acme.club;

import org.springframework.data.jpa.repository.JpaRepository;

public interface PurseRepository extends JpaRepository<Purse, Long> {}
