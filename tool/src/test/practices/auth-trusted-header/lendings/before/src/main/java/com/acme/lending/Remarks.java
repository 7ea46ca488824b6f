package com.acme.lending;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Remarks extends JpaRepository<Remark, Long> {}
