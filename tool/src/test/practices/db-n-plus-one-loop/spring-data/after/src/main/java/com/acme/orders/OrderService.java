package com.acme.orders;

import com.acme.orders.OrderController.Line;
import com.acme.orders.OrderController.Row;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

@Service
class OrderService {
    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final ProductRepository products;

    OrderService(OrderRepository orders, CustomerRepository customers, ProductRepository products) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
    }

    List<Row> open() {
        List<Order> open = orders.findByStatus("OPEN");
        Map<Long, Customer> byId = customersOf(open);
        return open.stream()
                .map(order -> new Row(order.getId(), byId.get(order.getCustomerId()).getName()))
                .toList();
    }

    List<String> customerNames() {
        return customersOf(orders.findAll()).values().stream().map(Customer::getName).toList();
    }

    private Map<Long, Customer> customersOf(Collection<Order> some) {
        Set<Long> ids = some.stream().map(Order::getCustomerId).collect(Collectors.toSet());
        return customers.findAllById(ids).stream().collect(Collectors.toMap(Customer::getId, Function.identity()));
    }

    List<String> priced() {
        List<Order> open = orders.findByStatus("OPEN");
        Map<Long, Product> byId = products.findAllById(open.stream().map(Order::getProductId).toList()).stream()
                .collect(Collectors.toMap(Product::getId, Function.identity()));
        return open.stream().map(order -> order.getId() + ": " + byId.get(order.getProductId()).getPrice()).toList();
    }

    BigDecimal quote(List<Line> lines) {
        Map<String, Product> bySku = products.findBySkuIn(lines.stream().map(Line::sku).toList()).stream()
                .collect(Collectors.toMap(Product::getSku, Function.identity()));
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(bySku.get(line.sku()).getPrice().multiply(BigDecimal.valueOf(line.count())));
        }
        return sum;
    }

    List<String> missing(List<String> skus) {
        Set<String> known = products.findBySkuIn(skus).stream().map(Product::getSku).collect(Collectors.toSet());
        return skus.stream().filter(sku -> !known.contains(sku)).toList();
    }

    void close(List<Long> ids) {
        List<Order> found = orders.findAllById(ids);
        found.forEach(order -> order.setStatus("CLOSED"));
        orders.saveAll(found);
    }
}
