package com.acme.bank;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Account {
    @Id Long id;
    BigDecimal balance;

    BigDecimal getBalance() { return balance; }
    void setBalance(BigDecimal balance) { this.balance = balance; }
}

@Entity
class Entry {
    @Id Long id;
    Long accountId;
    BigDecimal amount;

    Entry(Long accountId, BigDecimal amount) {
        this.accountId = accountId;
        this.amount = amount;
    }
}

interface AccountRepository extends JpaRepository<Account, Long> {}

interface EntryRepository extends JpaRepository<Entry, Long> {}
