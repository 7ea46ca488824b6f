package com.acme.orders;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
class OrderController {
    private final OrderService service;
    private final OrderRepository orders;

    OrderController(OrderService service, OrderRepository orders) {
        this.service = service;
        this.orders = orders;
    }

    record Line(String sku, int count) {}

    record Basket(List<Line> lines) {}

    record Row(Long id, String customer) {}

    @GetMapping("/open")
    List<Row> open() {
        return service.open();
    }

    @GetMapping("/names")
    List<String> names() {
        return service.customerNames();
    }

    @GetMapping("/priced")
    List<String> priced() {
        return service.priced();
    }

    @PostMapping("/quote")
    String quote(@RequestBody Basket basket) {
        return service.quote(basket.lines()).toString();
    }

    @PostMapping("/missing")
    List<String> missing(@RequestBody List<String> skus) {
        return service.missing(skus);
    }

    @PostMapping("/close")
    void close(@RequestBody List<Long> ids) {
        service.close(ids);
    }

    @GetMapping("/counts")
    List<Long> counts() {
        return List.of("NEW", "PAID", "SENT").stream()
                .map(orders::countByStatus) // silent: db-n-plus-one-loop because three constants are no growing list
                .toList();
    }
}
