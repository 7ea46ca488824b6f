package com.example.shop.payment;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface PaymentRepository extends JpaRepository<Payment, Long> {
    @Query("select p from Payment p join fetch p.order where p.providerReference = :reference") // expect: db-query-unindexed
    Optional<Payment> ofProvider(String reference);
}
