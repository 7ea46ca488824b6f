package com.acme.depot;

import java.math.BigDecimal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class Depot {
    private final Items items;
    private final Accounts accounts;
    private final Seats seats;

    Depot(Items items, Accounts accounts, Seats seats) {
        this.items = items;
        this.accounts = accounts;
        this.seats = seats;
    }

    public void take(Long id, int n) {
        Item item = items.findById(id).orElseThrow();
        if (item.stock < n) {
            throw new IllegalStateException("sold out");
        }
        item.stock = item.stock - n; // expect: data-lost-update
    }

    public void give(Long id, int n) {
        Item item = items.findById(id).orElseThrow();
        item.stock = item.stock + n; // expect: data-lost-update
        items.save(item);
    }

    public void deposit(Long id, BigDecimal sum) {
        Account account = accounts.findById(id).orElseThrow();
        account.balance = account.balance.add(sum); // expect: data-lost-update
    }

    public void withdraw(Long id, BigDecimal sum) {
        Account account = accounts.findById(id).orElseThrow();
        account.balance = account.balance.subtract(sum); // expect: data-lost-update
    }

    public void reward(Long id) {
        Account account = accounts.findById(id).orElseThrow();
        account.points = account.points + 10; // expect: data-lost-update
    }

    public void lockedTake(Long id, int n) {
        Item item = items.locked(id).orElseThrow();
        item.stock = item.stock - n; // silent: data-lost-update because the row is locked
    }

    public void count(Long id, int n) {
        items.take(id, n); // silent: data-lost-update because the database counts
    }

    public void sit(Long id) {
        Seat seat = seats.findById(id).orElseThrow();
        seat.available = seat.available - 1; // silent: data-lost-update because a version tells
    }

    public void view(Long id) {
        Item item = items.findById(id).orElseThrow();
        item.views = item.views + 1; // silent: data-lost-update because a lost visit costs nothing
    }

    public void note(Long id, String more) {
        Item item = items.findById(id).orElseThrow();
        item.stockNote = item.stockNote + more; // silent: data-lost-update because it is a text
    }

    public void set(Long id, int stock) {
        Item item = items.findById(id).orElseThrow();
        item.stock = stock; // silent: data-lost-update because it is not made of what was there
    }

    @Transactional(isolation = Isolation.SERIALIZABLE)
    public void serial(Long id, int n) {
        Item item = items.findById(id).orElseThrow();
        item.stock = item.stock - n; // silent: data-lost-update because the database refuses one of two
    }
}
