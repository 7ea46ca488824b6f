package com.acme.bank;

import com.acme.bank.TransferController.Transfer;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class TransferService {
    private final Bookings bookings;

    TransferService(Bookings bookings) {
        this.bookings = bookings;
    }

    public void submit(Transfer transfer) {
        if (transfer.amount().signum() > 0) {
            bookings.book(transfer);
        }
    }

    public void submitAll(List<Transfer> all) {
        all.forEach(bookings::book);
    }

    public void hidden(Transfer transfer) {
        bookings.book(transfer);
    }

    public void fixed(Transfer transfer) {
        bookings.book(transfer);
    }

    @Transactional
    public void logged(Transfer transfer) {
        bookings.audit(transfer);
        bookings.book(transfer);
    }
}

@Service
class Bookings {
    private final EntryRepository entries;

    Bookings(EntryRepository entries) {
        this.entries = entries;
    }

    @Transactional
    public void book(Transfer transfer) {
        entries.save(new Entry(transfer.from(), transfer.amount().negate()));
        entries.save(new Entry(transfer.to(), transfer.amount()));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void audit(Transfer transfer) {
        entries.save(new Entry(transfer.from(), BigDecimal.ZERO));
    }
}
