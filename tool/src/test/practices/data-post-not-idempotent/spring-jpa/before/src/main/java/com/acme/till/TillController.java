package com.acme.till;

import java.math.BigDecimal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TillController {
    private final Payments payments;
    private final Refunds refunds;
    private final Bills bills;
    private final Wallets wallets;
    private final Comments comments;
    private final Provider provider;

    TillController(
            Payments payments, Refunds refunds, Bills bills, Wallets wallets, Comments comments, Provider provider) {
        this.payments = payments;
        this.refunds = refunds;
        this.bills = bills;
        this.wallets = wallets;
        this.comments = comments;
        this.provider = provider;
    }

    @PostMapping("/bills/{id}/card") // expect: data-post-not-idempotent
    void card(@PathVariable Long id, @RequestParam BigDecimal amount) {
        provider.charge(amount);
        payments.save(new Payment(id, amount));
    }

    @PostMapping("/bills/{id}/cash") // expect: data-post-not-idempotent
    void cash(@PathVariable Long id, @RequestParam BigDecimal amount) {
        payments.save(new Payment(id, amount));
    }

    @PostMapping("/wallets/{id}/take") // expect: data-post-not-idempotent
    @Transactional
    public void take(@PathVariable Long id, @RequestParam BigDecimal amount) {
        wallets.take(id, amount);
    }

    @PostMapping("/bills/{id}/known") // expect: data-post-not-idempotent
    void known(@PathVariable Long id, @RequestParam BigDecimal amount) {
        Bill bill = bills.findById(id).orElseThrow();
        if (!"OPEN".equals(bill.state)) {
            throw new IllegalStateException("paid");
        }
        payments.save(new Payment(id, amount));
    }

    @PostMapping("/bills/{id}/rated") // expect: data-post-not-idempotent
    void rated(@PathVariable Long id, @RequestParam BigDecimal amount) {
        provider.rates();
        payments.save(new Payment(id, amount));
    }

    @PostMapping("/wallets/{id}/spend") // expect: data-post-not-idempotent
    @Transactional
    public void spend(@PathVariable Long id, @RequestParam BigDecimal amount) {
        Wallet wallet = wallets.findById(id).orElseThrow();
        wallets.take(wallet.id, amount);
        comments.save(new Comment());
    }

    @PostMapping("/bills/{id}/keyed") // silent: data-post-not-idempotent because a key tells the second one
    void keyed(@PathVariable Long id, @RequestParam BigDecimal amount, @RequestHeader("Idempotency-Key") String key) {
        if (payments.findByIdempotencyKey(key).isEmpty()) {
            Payment payment = new Payment(id, amount);
            payment.idempotencyKey = key;
            payments.save(payment);
        }
    }

    @PostMapping("/refunds") // silent: data-post-not-idempotent because a receipt is refunded once
    void refund(@RequestParam String receipt, @RequestParam BigDecimal amount) {
        refunds.save(new Refund(receipt, amount));
    }

    @PostMapping("/bills/{id}/settle") // silent: data-post-not-idempotent because the second one finds it paid
    @Transactional
    public void settle(@PathVariable Long id, @RequestParam BigDecimal amount) {
        Bill bill = bills.findById(id).orElseThrow();
        if (!"OPEN".equals(bill.state)) {
            throw new IllegalStateException("paid");
        }
        bill.state = "PAID";
        payments.save(new Payment(id, amount));
    }

    @PostMapping("/comments") // silent: data-post-not-idempotent because a second comment costs nothing
    void comment(@RequestParam String text) {
        comments.save(new Comment());
    }

    @PostMapping("/webhooks/money") // silent: data-post-not-idempotent because a provider sends it
    void money(@RequestParam Long bill, @RequestParam BigDecimal amount) {
        payments.save(new Payment(bill, amount));
    }

    @PutMapping("/wallets/{id}") // silent: data-post-not-idempotent because the same sum is written again
    @Transactional
    public void set(@PathVariable Long id, @RequestParam BigDecimal amount) {
        wallets.set(id, amount);
    }

    @PostMapping("/wallets/{id}/balance") // silent: data-post-not-idempotent because the same sum is written again
    @Transactional
    public void balance(@PathVariable Long id, @RequestParam BigDecimal amount) {
        wallets.set(id, amount);
    }

    @GetMapping("/bills/{id}/payments") // silent: data-post-not-idempotent because it only reads
    Object list(@PathVariable Long id) {
        return payments.findByBillId(id);
    }

    @GetMapping("/refunds/{receipt}") // silent: data-post-not-idempotent because it only reads
    Object refunded(@PathVariable String receipt) {
        return refunds.findByReceipt(receipt);
    }

    @GetMapping("/comments/{text}") // silent: data-post-not-idempotent because it only reads
    Object found(@PathVariable String text) {
        return comments.findByText(text);
    }
}
