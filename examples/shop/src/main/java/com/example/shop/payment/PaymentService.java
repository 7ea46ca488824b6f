package com.example.shop.payment;

import com.example.shop.order.Order;
import com.example.shop.order.OrderRepository;
import com.example.shop.order.OrderStatus;
import com.example.shop.web.ConflictException;
import com.example.shop.web.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class PaymentService {
    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentProvider provider;

    public PaymentService(OrderRepository orders, PaymentRepository payments, PaymentProvider provider) {
        this.orders = orders;
        this.payments = payments;
        this.provider = provider;
    }

    @Transactional
    public long pay(long orderId, long customerId, String cardToken) {
        Order order = orders.findByIdAndCustomerId(orderId, customerId)
                .orElseThrow(() -> new NotFoundException("order"));
        if (order.getStatus() != OrderStatus.PLACED) {
            throw new ConflictException("status", "This order is not waiting for a payment");
        }
        String reference = provider.charge(orderId, order.getTotal(), cardToken);
        return payments.save(new Payment(order, order.getTotal().doubleValue(), reference)).getId();
    }

    /** What the provider tells us afterwards. */
    public void settle(String reference, boolean paid) {
        if (paid) {
            confirm(reference); // expect: data-tx-not-applied
        } else {
            fail(reference);
        }
    }

    @Transactional
    public void confirm(String reference) {
        Payment payment = find(reference);
        payment.setStatus(PaymentStatus.CONFIRMED);
        payments.save(payment);
        Order order = payment.getOrder();
        order.setStatus(OrderStatus.PAID);
        orders.save(order);
    }

    private void fail(String reference) {
        Payment payment = find(reference);
        payment.setStatus(PaymentStatus.FAILED);
        payments.save(payment);
    }

    private Payment find(String reference) {
        return payments.ofProvider(reference).orElseThrow(() -> new NotFoundException("payment"));
    }
}
