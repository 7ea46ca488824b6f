package com.example.shop.admin;

import com.example.shop.order.OrderRepository;
import com.example.shop.order.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/orders")
public class AdminOrderController {
    private final OrderRepository orders;

    public AdminOrderController(OrderRepository orders) {
        this.orders = orders;
    }

    public record OrderRow(long id, String customer, OrderStatus status, BigDecimal total) {}

    @GetMapping // expect: api-collection-unpaged
    @Transactional(readOnly = true)
    public List<OrderRow> list() {
        return orders.findAllByOrderByIdDesc().stream()
                .map(order -> new OrderRow(
                        order.getId(),
                        order.getCustomer().getDisplayName(), // expect: db-n-plus-one-lazy
                        order.getStatus(),
                        order.getTotal()))
                .toList();
    }
}
