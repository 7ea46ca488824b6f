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

    @GetMapping("/orders/search")
    public List<Order> search(@RequestParam String note, @RequestParam String sort) {
        return service.search(note, sort);
    }

    @PostMapping("/orders/filter")
    public List<Order> filter(@RequestBody OrderFilter filter) {
        return service.filter(filter);
    }

    @GetMapping("/orders/{id}")
    public Order one(@PathVariable String id) {
        return service.one(id);
    }

    @GetMapping("/orders/{id}/lines")
    public List<Order> lines(@PathVariable long id) {
        return service.lines(id);
    }

    @GetMapping("/orders/sorted")
    public List<Order> sorted(@RequestParam String by, @RequestParam Direction direction) {
        return service.sorted(by, direction);
    }

    @GetMapping("/exports/{table}")
    public List<Order> export(@PathVariable String table) {
        return service.export(table);
    }

    @GetMapping("/exports/like/{table}")
    public List<Order> likeExport(@PathVariable String table) {
        return service.likeExport(table);
    }
}
