package com.acme.till;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

@Entity
@Table(name = "payments")
class Payment {
    @Id Long id;
    Long billId;
    BigDecimal amount;
    String state;
    String idempotencyKey;

    Payment(Long billId, BigDecimal amount) {
        this.billId = billId;
        this.amount = amount;
    }
}

@Entity
@Table(name = "refunds")
class Refund {
    @Id Long id;
    String receipt;
    BigDecimal amount;

    Refund(String receipt, BigDecimal amount) {
        this.receipt = receipt;
        this.amount = amount;
    }
}

@Entity
@Table(name = "bills")
class Bill {
    @Id Long id;
    String state;
    BigDecimal total;

    void setState(String state) {
        this.state = state;
    }

    String getState() {
        return state;
    }
}

@Entity
@Table(name = "wallets")
class Wallet {
    @Id Long id;
    Long ownerId;
    BigDecimal balance;
}

@Entity
@Table(name = "comments")
class Comment {
    @Id Long id;
    String text;
}

interface Payments extends JpaRepository<Payment, Long> {
    List<Payment> findByBillId(Long billId);

    List<Payment> findByIdempotencyKey(String key);
}

interface Refunds extends JpaRepository<Refund, Long> {
    List<Refund> findByReceipt(String receipt);
}

interface Bills extends JpaRepository<Bill, Long> {}

interface Wallets extends JpaRepository<Wallet, Long> {
    @Modifying
    @Query(value = "update wallets set balance = balance - :amount where id = :id", nativeQuery = true)
    int take(Long id, BigDecimal amount);

    @Modifying
    @Query("update Wallet w set w.balance = :amount where w.id = :id")
    int set(Long id, BigDecimal amount);
}

interface Comments extends JpaRepository<Comment, Long> {
    List<Comment> findByText(String text);
}
