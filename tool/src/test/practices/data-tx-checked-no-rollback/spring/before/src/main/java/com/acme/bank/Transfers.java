package com.acme.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Transfers {
    private final Accounts accounts;
    private final Seats seats;

    Transfers(Accounts accounts, Seats seats) {
        this.accounts = accounts;
        this.seats = seats;
    }

    @Transactional // expect: data-tx-checked-no-rollback (high)
    public void transfer(Account from, Account to, BigDecimal amount) throws Refused {
        to.balance = to.balance.add(amount);
        accounts.save(to);
        if (from.balance.compareTo(amount) < 0) {
            throw new Refused("not enough");
        }
        from.balance = from.balance.subtract(amount);
        accounts.save(from);
    }

    @Transactional // expect: data-tx-checked-no-rollback (medium)
    public void take(Seat seat, String holder) throws Refused {
        seats.deleteById(seat.id);
        check(holder);
    }

    private void check(String holder) throws Refused {
        if (holder.isBlank()) {
            throw new Closed();
        }
    }

    @Transactional // expect: data-tx-checked-no-rollback (medium)
    public void ticket(Seat seat) throws IOException {
        seats.save(seat);
        if (!Files.exists(Path.of("/var/tickets"))) {
            throw new IOException("no printer");
        }
    }

    @Transactional(rollbackFor = Exception.class) // silent: data-tx-checked-no-rollback because it rolls back for all of them
    public void transferAll(Account from, Account to, BigDecimal amount) throws Refused {
        accounts.save(to);
        if (from.balance.compareTo(amount) < 0) {
            throw new Refused("not enough");
        }
    }

    @Transactional(rollbackForClassName = "Refused") // silent: data-tx-checked-no-rollback because it rolls back for what this one is derived from
    public void close(Seat seat) throws Refused {
        seats.save(seat);
        if (seat.holder == null) {
            throw new Closed();
        }
    }

    @Transactional // silent: data-tx-checked-no-rollback because the exception is unchecked
    public void free(Seat seat) {
        seats.save(seat);
        if (seat.holder == null) {
            throw new Broken();
        }
    }

    @Transactional // silent: data-tx-checked-no-rollback because nothing was written before
    public void early(Seat seat) throws Refused {
        if (seat.holder == null) {
            throw new Refused("empty");
        }
        seats.save(seat);
    }

    @Transactional // silent: data-tx-checked-no-rollback because it is caught and becomes an unchecked one
    public void print(Seat seat) {
        try {
            seats.save(seat);
            if (!Files.exists(Path.of("/var/tickets"))) {
                throw new IOException("no printer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void outside(Seat seat) throws Refused { // silent: data-tx-checked-no-rollback because no transaction is open
        seats.save(seat);
        if (seat.holder == null) {
            throw new Refused("empty");
        }
    }
}
