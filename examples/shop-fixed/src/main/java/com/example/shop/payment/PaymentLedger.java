package com.example.shop.payment;

import com.example.shop.order.Order;
import com.example.shop.order.OrderRepository;
import com.example.shop.order.OrderStatus;
import com.example.shop.web.ConflictException;
import com.example.shop.web.NotFoundException;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What we know about payments, in short transactions; nothing here waits for the provider. */
@Service
public class PaymentLedger {
    private final OrderRepository orders;
    private final PaymentRepository payments;

    public PaymentLedger(OrderRepository orders, PaymentRepository payments) {
        this.orders = orders;
        this.payments = payments;
    }

    public record Opened(long id, BigDecimal amount, Optional<String> reference) {
        static Opened of(Payment payment) {
            return new Opened(
                    payment.getId(), payment.getAmount(), Optional.ofNullable(payment.getProviderReference()));
        }
    }

    /** The same key gives the same payment; the unique keys decide between two that come at the same time. */
    @Transactional
    public Opened open(long orderId, long customerId, String idempotencyKey) {
        Order order = orders.findByIdAndCustomerId(orderId, customerId)
                .orElseThrow(() -> new NotFoundException("order"));
        return payments.findByOrderIdAndIdempotencyKey(orderId, idempotencyKey)
                .map(Opened::of)
                .orElseGet(() -> openNew(order, idempotencyKey));
    }

    private Opened openNew(Order order, String idempotencyKey) {
        if (order.getStatus() != OrderStatus.PLACED) {
            throw new ConflictException("status", "This order is not waiting for a payment");
        }
        return Opened.of(payments.saveAndFlush(new Payment(order, idempotencyKey)));
    }

    @Transactional
    public void charged(long paymentId, String reference) {
        payments.findById(paymentId)
                .orElseThrow(() -> new NotFoundException("payment"))
                .setProviderReference(reference);
    }

    /** What the provider tells us afterwards. */
    @Transactional
    public void settle(String reference, boolean paid) {
        Payment payment = payments.ofProvider(reference).orElseThrow(() -> new NotFoundException("payment"));
        payment.setStatus(paid ? PaymentStatus.CONFIRMED : PaymentStatus.FAILED);
        if (paid) {
            payment.getOrder().setStatus(OrderStatus.PAID);
        }
    }
}
