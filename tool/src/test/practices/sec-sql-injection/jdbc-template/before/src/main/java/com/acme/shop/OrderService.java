package com.acme.shop;

import java.util.List;
import org.springframework.stereotype.Service;

@Service
public class OrderService {
    private final OrderRepository orders;

    public OrderService(OrderRepository orders) {
        this.orders = orders;
    }

    public List<Order> search(String note, String sort) {
        return orders.search(note.trim(), sort);
    }

    public List<Order> filter(OrderFilter filter) {
        orders.tagged(filter.tags());
        return orders.filter(filter);
    }

    public Order one(String id) {
        Order found = orders.one(id);
        orders.checked(id);
        return found;
    }

    public List<Order> lines(long id) {
        return orders.lines(id);
    }

    public List<Order> sorted(String by, Direction direction) {
        return orders.sorted(by, direction);
    }

    public List<Order> export(String table) {
        return orders.ofTable(table);
    }

    public List<Order> likeExport(String table) {
        return orders.likeTable(table);
    }
}
