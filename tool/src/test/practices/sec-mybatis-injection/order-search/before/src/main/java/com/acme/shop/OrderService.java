package com.acme.shop;

import java.util.List;
import org.springframework.stereotype.Service;

@Service
public class OrderService {
    private final OrderMapper orders;

    public OrderService(OrderMapper orders) {
        this.orders = orders;
    }

    public List<Order> sorted(String sort) {
        return orders.sorted(sort);
    }

    public List<Order> byNote(String note) {
        return orders.byNote(note.trim());
    }

    public List<Order> search(OrderFilter filter) {
        return orders.search(filter);
    }

    public List<Order> newest(int limit) {
        return orders.newest(limit);
    }

    public List<Order> fixed(String sort) {
        String column = "price".equals(sort) ? "total" : "created_at";
        return orders.fixed(column);
    }

    public List<Order> ofTenant(long tenant) {
        return orders.ofTenant(tenant, "orders");
    }

    public List<Order> plain(String sort) {
        return orders.plain(name(sort));
    }

    private static String name(String text) {
        if (!text.matches("[a-z_.]+")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
