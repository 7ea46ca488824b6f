package com.example.shop.admin;

import com.example.shop.order.OrderRepository;
import com.example.shop.order.OrderStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/dashboard")
class DashboardController {
    private final OrderRepository orders;

    DashboardController(OrderRepository orders) {
        this.orders = orders;
    }

    record Dashboard(long waitingForPayment) {}

    @GetMapping
    Dashboard show() {
        long waiting = orders.findAll().stream() // expect: db-findall-in-memory
                .filter(order -> order.getStatus() == OrderStatus.PLACED)
                .count();
        return new Dashboard(waiting);
    }
}
