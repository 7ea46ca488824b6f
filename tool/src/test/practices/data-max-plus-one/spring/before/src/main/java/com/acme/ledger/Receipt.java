package com.acme.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@Entity
class Receipt {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    long number;
    long shop;
}

@Entity
class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    long number;
    long shop;
}

interface Receipts extends JpaRepository<Receipt, Long> {
    @Query("select max(r.number) from Receipt r where r.shop = :shop")
    Long highest(long shop);

    long countByShop(long shop);
}

interface Tickets extends JpaRepository<Ticket, Long> {
    @Query("select max(t.number) from Ticket t")
    Long highest();
}
