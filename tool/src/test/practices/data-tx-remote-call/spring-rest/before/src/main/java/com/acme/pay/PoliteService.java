package com.acme.pay;

import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Service
@RequiredArgsConstructor
class PoliteService {
    private final InvoiceRepository invoices;
    private final Refunds refunds;
    private final Steps steps;
    private final CardProvider cards;
    private final Newsletter newsletter;

    @Transactional
    public void cancel(Long id) {
        invoices.deleteById(id);
        refunds.refund(id);
    }

    public void remind(Long id) {
        steps.mark(id, "REMINDING");
        cards.remind(id);
        steps.mark(id, "REMINDED");
    }

    public String state(Long id) {
        invoices.findById(id).orElseThrow();
        return cards.state(id);
    }

    @Transactional
    public void later(Long id) {
        invoices.deleteById(id);
        newsletter.tell(id);
    }
}

@Service
@RequiredArgsConstructor
class Refunds {
    private final CardProvider cards;

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void refund(Long id) {
        cards.refund(id);
    }
}

@Service
@RequiredArgsConstructor
class Steps {
    private final InvoiceRepository invoices;

    @Transactional
    public void mark(Long id, String state) {
        Invoice invoice = invoices.findById(id).orElseThrow();
        invoice.state = state;
        invoices.save(invoice);
    }
}

@Component
class Newsletter {
    private final RestTemplate rest = new RestTemplate();

    @Async
    public void tell(Long id) {
        rest.postForLocation("https://news.example.com", id); // silent: data-tx-remote-call because another thread waits for it
    }
}
