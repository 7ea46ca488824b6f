package com.example.shop.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

public record OrderView(long id, OrderStatus status, BigDecimal total, Instant placedAt, List<Item> items) {
    public record Item(String product, int quantity, BigDecimal unitPrice) {}

    static OrderView of(Order order) {
        List<Item> items = order.getItems().stream()
                .map(item -> new Item(item.getProductName(), item.getQuantity(), item.getUnitPrice()))
                .toList();
        return new OrderView(order.getId(), order.getStatus(), order.getTotal(), order.getPlacedAt(), items);
    }
}
