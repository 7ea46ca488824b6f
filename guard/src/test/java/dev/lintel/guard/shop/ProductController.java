package dev.lintel.guard.shop;

import dev.lintel.guard.RateLimit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductController {
    @GetMapping("/open/products")
    String open() {
        return "products";
    }

    @GetMapping("/open/slow")
    String slow() throws InterruptedException {
        Thread.sleep(700);
        return "slow";
    }

    @GetMapping("/products")
    String mine() {
        return "my products";
    }

    @RateLimit(value = "3/h burst 3", by = "address")
    @GetMapping("/open/export")
    String export() {
        return "export";
    }
}
