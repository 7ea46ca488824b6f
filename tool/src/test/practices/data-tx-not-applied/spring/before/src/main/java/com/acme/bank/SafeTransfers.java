package com.acme.bank;

import com.acme.bank.TransferController.Transfer;
import java.math.BigDecimal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class SafeTransfers {
    private final AccountRepository accounts;
    private final EntryRepository entries;
    private final TransactionTemplate transaction;
    private final SafeTransfers self;

    SafeTransfers(
            AccountRepository accounts,
            EntryRepository entries,
            TransactionTemplate transaction,
            @Lazy SafeTransfers self) {
        this.accounts = accounts;
        this.entries = entries;
        this.transaction = transaction;
        this.self = self;
    }

    @Transactional
    public void book(Transfer transfer) {
        entries.save(new Entry(transfer.from(), transfer.amount().negate()));
        entries.save(new Entry(transfer.to(), transfer.amount()));
    }

    @Transactional
    public void outer(Transfer transfer) {
        book(transfer); // silent: data-tx-not-applied because the caller's transaction is open
    }

    public void template(Transfer transfer) {
        transaction.executeWithoutResult(status -> book(transfer)); // silent: data-tx-not-applied because the template opened one
    }

    public void throughProxy(Transfer transfer) {
        self.book(transfer); // silent: data-tx-not-applied because the bean calls itself through its proxy
    }

    public BigDecimal read(Long account) {
        return balance(account); // silent: data-tx-not-applied because nothing is written
    }

    @Transactional(readOnly = true)
    public BigDecimal balance(Long account) {
        return accounts.findById(account).orElseThrow().getBalance();
    }

    @Transactional
    public void withHelper(Transfer transfer) {
        write(transfer.from(), transfer.amount().negate()); // silent: data-tx-not-applied because the helper declares nothing
        write(transfer.to(), transfer.amount());
    }

    private void write(Long account, BigDecimal amount) {
        entries.save(new Entry(account, amount));
    }
}
