package com.acme.depot;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

@Entity
class Item {
    @Id Long id;
    int stock;
    int views;
    String stockNote;
}

@Entity
class Account {
    @Id Long id;
    BigDecimal balance;
    long points;
}

@Entity
class Seat {
    @Id Long id;
    int available;
    @Version long version;
}

interface Items extends JpaRepository<Item, Long> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Item i where i.id = :id")
    Optional<Item> locked(Long id);

    @Modifying
    @Query("update Item i set i.stock = i.stock - :n where i.id = :id and i.stock >= :n")
    int take(Long id, int n);
}

interface Accounts extends JpaRepository<Account, Long> {}

interface Seats extends JpaRepository<Seat, Long> {}
