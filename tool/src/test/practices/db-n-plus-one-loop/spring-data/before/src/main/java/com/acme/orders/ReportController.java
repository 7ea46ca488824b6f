package com.acme.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/reports")
class ReportController {
    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final ProductRepository products;
    private final Names names;

    ReportController(
            OrderRepository orders, CustomerRepository customers, ProductRepository products, Names names) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
        this.names = names;
    }

    @GetMapping("/customers")
    List<String> joined() {
        List<Order> open = orders.findByStatus("OPEN");
        List<Long> ids = open.stream().map(Order::getCustomerId).distinct().toList();
        Map<Long, Customer> known = customers.findAllById(ids).stream() // silent: db-n-plus-one-loop because it asks once for all
                .collect(Collectors.toMap(Customer::getId, Function.identity()));
        return open.stream().map(order -> known.get(order.getCustomerId()).getName()).toList();
    }

    @GetMapping("/cached")
    List<String> cached() {
        List<String> texts = new ArrayList<>();
        for (Order order : orders.findByStatus("OPEN")) {
            texts.add(names.of(order.getCustomerId())); // silent: db-n-plus-one-loop because the answers are cached
        }
        return texts;
    }

    @GetMapping("/{id}/title")
    String title(@PathVariable Long id) {
        Order order = orders.findById(id).orElseThrow();
        return customers.findById(order.getCustomerId()).map(Customer::getName).orElse(""); // silent: db-n-plus-one-loop because one order has one customer
    }

    @PostMapping("/chunks")
    int chunks(@RequestBody List<String> skus) {
        int found = 0;
        for (int from = 0; from < skus.size(); from += 500) {
            List<String> part = skus.subList(from, Math.min(from + 500, skus.size()));
            found += products.findBySkuIn(part).size(); // silent: db-n-plus-one-loop because it asks for five hundred at a time
        }
        return found;
    }

    @GetMapping("/retries")
    long retries() {
        for (int attempt = 0; attempt < 3; attempt++) {
            long count = orders.count(); // silent: db-n-plus-one-loop because three attempts are no list
            if (count > 0) {
                return count;
            }
        }
        return 0;
    }

    @GetMapping("/grouped")
    Map<String, Integer> grouped() {
        Map<String, Integer> sizes = new HashMap<>();
        for (Order order : orders.findAll()) { // silent: db-n-plus-one-loop because what is looped over is asked once
            sizes.merge(order.getStatus(), 1, Integer::sum);
        }
        return sizes;
    }
}

@Component
class Names {
    private final CustomerRepository customers;

    Names(CustomerRepository customers) {
        this.customers = customers;
    }

    @Cacheable("customer-names")
    public String of(Long customerId) {
        return customers.findById(customerId).map(Customer::getName).orElse("");
    }
}
