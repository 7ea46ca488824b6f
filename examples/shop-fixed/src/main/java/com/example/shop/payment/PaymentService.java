package com.example.shop.payment;

import org.springframework.stereotype.Service;

@Service
public class PaymentService {
    private final PaymentLedger ledger;
    private final PaymentProvider provider;

    public PaymentService(PaymentLedger ledger, PaymentProvider provider) {
        this.ledger = ledger;
        this.provider = provider;
    }

    /** Three steps, so that no database connection is held while the provider thinks. */
    public long pay(long orderId, long customerId, String idempotencyKey, String cardToken) {
        PaymentLedger.Opened payment = ledger.open(orderId, customerId, idempotencyKey);
        if (payment.reference().isEmpty()) {
            ledger.charged(payment.id(), provider.charge(payment.id(), payment.amount(), cardToken));
        }
        return payment.id();
    }
}
