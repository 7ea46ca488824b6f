package com.acme.report;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Reports extends JpaRepository<Report, Long> {}
