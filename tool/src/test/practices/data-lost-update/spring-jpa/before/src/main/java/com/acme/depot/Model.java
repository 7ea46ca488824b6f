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
    private int stock;
    private int views;
    private String stockNote;

    int getStock() {
        return stock;
    }

    void setStock(int stock) {
        this.stock = stock;
    }

    int getViews() {
        return views;
    }

    void setViews(int views) {
        this.views = views;
    }

    String getStockNote() {
        return stockNote;
    }

    void setStockNote(String stockNote) {
        this.stockNote = stockNote;
    }
}

@Entity
class Account {
    @Id Long id;
    private BigDecimal balance;
    private long points;

    BigDecimal getBalance() {
        return balance;
    }

    void setBalance(BigDecimal balance) {
        this.balance = balance;
    }

    long getPoints() {
        return points;
    }

    void setPoints(long points) {
        this.points = points;
    }
}

@Entity
class Seat {
    @Id Long id;
    private int available;
    @Version private long version;

    int getAvailable() {
        return available;
    }

    void setAvailable(int available) {
        this.available = available;
    }
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
