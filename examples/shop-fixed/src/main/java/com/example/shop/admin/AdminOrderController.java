package com.example.shop.admin;

import com.example.shop.order.Order;
import com.example.shop.order.OrderRepository;
import com.example.shop.order.OrderStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/orders")
public class AdminOrderController {
    private final OrderRepository orders;

    public AdminOrderController(OrderRepository orders) {
        this.orders = orders;
    }

    public record OrderRow(long id, String customer, OrderStatus status, BigDecimal total) {
        static OrderRow of(Order order) {
            return new OrderRow(
                    order.getId(), order.getCustomer().getDisplayName(), order.getStatus(), order.getTotal());
        }
    }

    /** Newest first; `before` is the last id that the caller has seen. */
    @GetMapping
    @Transactional(readOnly = true)
    public List<OrderRow> list(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return orders.findByIdLessThanOrderByIdDesc(before, Limit.of(size)).stream()
                .map(OrderRow::of)
                .toList();
    }
}
