package com.acme.pay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Invoice {
    @Id Long id;
    BigDecimal total;
    String state;
    String email;
}

interface InvoiceRepository extends JpaRepository<Invoice, Long> {
    List<Invoice> findByState(String state);
}
