package com.example.shop.order;

import com.example.shop.account.UserRepository;
import com.example.shop.catalog.Product;
import com.example.shop.catalog.ProductRepository;
import com.example.shop.web.ConflictException;
import com.example.shop.web.NotFoundException;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {
    private static final int PAGE_SIZE = 20;

    private final OrderRepository orders;
    private final ProductRepository products;
    private final UserRepository users;

    public OrderService(OrderRepository orders, ProductRepository products, UserRepository users) {
        this.orders = orders;
        this.products = products;
        this.users = users;
    }

    public record Summary(long id, OrderStatus status) {}

    @Transactional
    public OrderView place(long customerId, PlaceOrder request) {
        Order order = new Order(users.getReferenceById(customerId), request.shippingAddress());
        for (PlaceOrder.Line line : request.lines()) {
            Product product = products.findById(line.productId()) // expect: db-n-plus-one-loop
                    .orElseThrow(() -> new NotFoundException("product"));
            if (product.getStock() < line.quantity()) {
                throw new ConflictException("lines", product.getName() + " is sold out");
            }
            product.setStock(product.getStock() - line.quantity()); // expect: data-lost-update
            order.add(product, line.quantity());
        }
        return OrderView.of(orders.save(order));
    }

    @Transactional(readOnly = true)
    public List<Summary> ofCustomer(long customerId, int page) {
        PageRequest newestFirst = PageRequest.of(page, PAGE_SIZE, Sort.by("id").descending());
        return orders.findByCustomerId(customerId, newestFirst).stream()
                .map(order -> new Summary(order.getId(), order.getStatus()))
                .toList();
    }

    @Transactional(readOnly = true)
    public OrderView show(long orderId) {
        return orders.findById(orderId) // expect: auth-object-not-owned
                .map(OrderView::of)
                .orElseThrow(() -> new NotFoundException("order"));
    }

    @Transactional
    public void cancel(long orderId, long customerId) {
        Order order = orders.findByIdAndCustomerId(orderId, customerId)
                .orElseThrow(() -> new NotFoundException("order"));
        if (order.getStatus() != OrderStatus.PLACED) {
            throw new ConflictException("status", "Only an unpaid order can be cancelled");
        }
        order.setStatus(OrderStatus.CANCELLED);
    }
}
