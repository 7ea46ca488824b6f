package com.acme.bank;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Account {
    @Id Long id;
    String owner;
    BigDecimal balance;
}

@Entity
class Seat {
    @Id Long id;
    String holder;
}

interface Accounts extends JpaRepository<Account, Long> {}

interface Seats extends JpaRepository<Seat, Long> {}

class Refused extends Exception {
    Refused(String why) {
        super(why);
    }
}

class Closed extends Refused {
    Closed() {
        super("closed");
    }
}

class Broken extends RuntimeException {}
