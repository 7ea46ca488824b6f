package com.acme.shop;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderController {
    private final OrderService service;

    public OrderController(OrderService service) {
        this.service = service;
    }

    @GetMapping("/orders")
    public List<Order> list(@RequestParam String sort) {
        return service.sorted(sort);
    }

    @GetMapping("/orders/by-note")
    public List<Order> byNote(@RequestParam String note) {
        return service.byNote(note);
    }

    @PostMapping("/orders/search")
    public List<Order> search(@RequestBody OrderFilter filter) {
        return service.search(filter);
    }

    @GetMapping("/orders/newest")
    public List<Order> newest(@RequestParam int limit) {
        return service.newest(limit);
    }

    @GetMapping("/orders/fixed")
    public List<Order> fixed(@RequestParam String sort) {
        return service.fixed(sort);
    }

    @GetMapping("/tenants/{tenant}/orders")
    public List<Order> ofTenant(@PathVariable long tenant) {
        return service.ofTenant(tenant);
    }

    @GetMapping("/orders/plain")
    public List<Order> plain(@RequestParam String sort) {
        return service.plain(sort);
    }
}
