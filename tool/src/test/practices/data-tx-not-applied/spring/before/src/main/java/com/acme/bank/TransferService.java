package com.acme.bank;

import com.acme.bank.TransferController.Transfer;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class TransferService {
    private final AccountRepository accounts;
    private final EntryRepository entries;

    TransferService(AccountRepository accounts, EntryRepository entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    public void submit(Transfer transfer) {
        if (transfer.amount().signum() > 0) {
            book(transfer); // expect: data-tx-not-applied (high)
        }
    }

    public void submitAll(List<Transfer> all) {
        all.forEach(this::book); // expect: data-tx-not-applied
    }

    @Transactional
    public void book(Transfer transfer) {
        entries.save(new Entry(transfer.from(), transfer.amount().negate()));
        entries.save(new Entry(transfer.to(), transfer.amount()));
    }

    public void hidden(Transfer transfer) {
        bookHidden(transfer); // expect: data-tx-not-applied
    }

    @Transactional
    private void bookHidden(Transfer transfer) {
        Account account = accounts.findById(transfer.from()).orElseThrow();
        account.setBalance(account.getBalance().subtract(transfer.amount()));
        accounts.save(account);
        entries.save(new Entry(transfer.from(), transfer.amount().negate()));
    }

    @Transactional
    public final void fixed(Transfer transfer) {
        entries.save(new Entry(transfer.from(), transfer.amount().negate()));
        entries.save(new Entry(transfer.to(), transfer.amount()));
    }

    @Transactional
    public void logged(Transfer transfer) {
        audit(transfer); // expect: data-tx-not-applied
        entries.save(new Entry(transfer.to(), transfer.amount()));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void audit(Transfer transfer) {
        entries.save(new Entry(transfer.from(), BigDecimal.ZERO));
    }
}

class BookingScript {
    private final AccountRepository accounts;
    private final EntryRepository entries;

    BookingScript(AccountRepository accounts, EntryRepository entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    @Transactional
    public void run(Transfer transfer) {
        accounts.deleteById(transfer.from());
        entries.save(new Entry(transfer.to(), transfer.amount()));
    }
}
