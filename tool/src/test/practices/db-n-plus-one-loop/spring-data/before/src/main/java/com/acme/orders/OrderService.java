package com.acme.orders;

import com.acme.orders.OrderController.Line;
import com.acme.orders.OrderController.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class OrderService {
    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final ProductRepository products;
    private final Prices prices;

    OrderService(OrderRepository orders, CustomerRepository customers, ProductRepository products, Prices prices) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
        this.prices = prices;
    }

    List<Row> open() {
        List<Row> rows = new ArrayList<>();
        for (Order order : orders.findByStatus("OPEN")) {
            Customer customer = customers.findById(order.getCustomerId()).orElseThrow(); // expect: db-n-plus-one-loop
            rows.add(new Row(order.getId(), customer.getName()));
        }
        return rows;
    }

    List<String> customerNames() {
        return orders.findAll().stream()
                .map(order -> nameOf(order.getCustomerId()))
                .toList();
    }

    private String nameOf(Long customerId) {
        return customers.findById(customerId) // expect: db-n-plus-one-loop
                .map(Customer::getName)
                .orElse("");
    }

    List<String> priced() {
        List<Order> open = orders.findByStatus("OPEN");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            texts.add(open.get(i).getId() + ": " + prices.of(open.get(i).getProductId())); // expect: db-n-plus-one-loop
        }
        return texts;
    }

    BigDecimal quote(List<Line> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            Product product = products.findBySku(line.sku()).orElseThrow(); // expect: db-n-plus-one-loop
            sum = sum.add(product.getPrice().multiply(BigDecimal.valueOf(line.count())));
        }
        return sum;
    }

    List<String> missing(List<String> skus) {
        return skus.stream()
                .filter(sku -> !products.existsBySku(sku)) // expect: db-n-plus-one-loop
                .toList();
    }

    void close(List<Long> ids) {
        for (Long id : ids) {
            Order order = orders.findById(id).orElseThrow(); // expect: db-n-plus-one-loop
            order.setStatus("CLOSED");
            orders.save(order);
        }
    }
}
