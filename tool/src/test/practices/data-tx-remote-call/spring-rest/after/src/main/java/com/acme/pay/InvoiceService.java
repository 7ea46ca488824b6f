package com.acme.pay;

import lombok.RequiredArgsConstructor;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

@Service
@RequiredArgsConstructor
class InvoiceService {
    private final InvoiceRepository invoices;
    private final Steps steps;
    private final CardProvider cards;
    private final RatesClient rates;
    private final TaxOffice tax;
    private final JavaMailSender mail;

    public void pay(Long id) {
        cards.charge(invoices.findById(id).orElseThrow());
        steps.mark(id, "PAID");
    }

    public void convert(Long id) {
        steps.mark(id, rates.rate("CHF"));
    }

    public void check(Long id) {
        steps.mark(id, tax.check("CHE-1"));
    }

    public void send(Long id) {
        Invoice invoice = invoices.findById(id).orElseThrow();
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(invoice.email);
        mail.send(message);
        steps.mark(id, "SENT");
    }
}
