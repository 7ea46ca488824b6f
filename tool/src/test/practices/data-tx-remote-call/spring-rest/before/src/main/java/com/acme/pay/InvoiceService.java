package com.acme.pay;

import lombok.RequiredArgsConstructor;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
@RequiredArgsConstructor
class InvoiceService {
    private final InvoiceRepository invoices;
    private final CardProvider cards;
    private final RatesClient rates;
    private final TaxOffice tax;
    private final JavaMailSender mail;
    private final TransactionTemplate transaction;
    private final Senders senders;

    @Transactional
    public void pay(Long id) {
        Invoice invoice = invoices.findById(id).orElseThrow();
        cards.charge(invoice);
        invoice.state = "PAID";
        invoices.save(invoice);
    }

    @Transactional
    public void convert(Long id) {
        Invoice invoice = invoices.findById(id).orElseThrow();
        invoice.state = rates.rate("CHF"); // expect: data-tx-remote-call
        invoices.save(invoice);
    }

    public void check(Long id) {
        transaction.executeWithoutResult(status -> {
            Invoice invoice = invoices.findById(id).orElseThrow();
            invoice.state = tax.check("CHE-1");
            invoices.save(invoice);
        });
    }

    @Transactional
    public void send(Long id) {
        Invoice invoice = invoices.findById(id).orElseThrow();
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(invoice.email);
        mail.send(message); // expect: data-tx-remote-call
        invoice.state = "SENT";
        invoices.save(invoice);
    }

    @Transactional
    public void sendApart(Long id) {
        Invoice invoice = invoices.findById(id).orElseThrow();
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(invoice.email);
        senders.hand(() -> mail.send(message)); // silent: data-tx-remote-call because a pool of the project's own sends it
        CompletableFuture.runAsync(() -> mail.send(message)); // silent: data-tx-remote-call because another thread sends it
        invoice.state = "SENT";
        invoices.save(invoice);
    }
}
