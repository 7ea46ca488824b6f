package com.acme.bank;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/transfers")
class TransferController {
    private final TransferService transfers;
    private final SafeTransfers safe;
    private final AccountRepository accounts;
    private final EntryRepository entries;

    TransferController(
            TransferService transfers, SafeTransfers safe, AccountRepository accounts, EntryRepository entries) {
        this.transfers = transfers;
        this.safe = safe;
        this.accounts = accounts;
        this.entries = entries;
    }

    record Transfer(Long from, Long to, BigDecimal amount) {}

    @PostMapping
    void one(@RequestBody Transfer transfer) {
        transfers.submit(transfer);
    }

    @PostMapping("/all")
    void all(@RequestBody List<Transfer> all) {
        transfers.submitAll(all);
    }

    @PostMapping("/private")
    void hidden(@RequestBody Transfer transfer) {
        transfers.hidden(transfer);
    }

    @PostMapping("/final")
    void fixed(@RequestBody Transfer transfer) {
        transfers.fixed(transfer); // expect: data-tx-not-applied
    }

    @PostMapping("/made")
    void made(@RequestBody Transfer transfer) {
        new BookingScript(accounts, entries).run(transfer); // expect: data-tx-not-applied
    }

    @PostMapping("/logged")
    void logged(@RequestBody Transfer transfer) {
        transfers.logged(transfer);
    }

    @PostMapping("/safe/outer")
    void outer(@RequestBody Transfer transfer) {
        safe.outer(transfer);
    }

    @PostMapping("/safe/other-bean")
    void otherBean(@RequestBody Transfer transfer) {
        safe.book(transfer); // silent: data-tx-not-applied because the call goes through the proxy
    }

    @PostMapping("/safe/template")
    void template(@RequestBody Transfer transfer) {
        safe.template(transfer);
    }

    @PostMapping("/safe/self")
    void self(@RequestBody Transfer transfer) {
        safe.throughProxy(transfer);
    }

    @PostMapping("/safe/read")
    BigDecimal read(@RequestBody Long account) {
        return safe.read(account);
    }

    @PostMapping("/safe/helper")
    void helper(@RequestBody Transfer transfer) {
        safe.withHelper(transfer);
    }
}
