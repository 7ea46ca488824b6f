package dev.lintel.guard.shop;

import dev.lintel.guard.PublicEndpoint;
import dev.lintel.guard.RateLimit;
import java.util.concurrent.TimeUnit;
import org.springframework.security.access.prepost.PreAuthorize;
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
        Thread.sleep(2_500);
        return "slow";
    }

    /// Answers when the test lets it.
    @GetMapping("/open/held")
    String held() throws InterruptedException {
        Shop.ARRIVED.countDown();
        return Shop.LET_GO.await(60, TimeUnit.SECONDS) ? "held" : "forgotten";
    }

    @GetMapping("/products")
    String mine() {
        return "my products";
    }

    @PublicEndpoint("the front page")
    @GetMapping("/open/declared")
    String declared() {
        return "declared";
    }

    @PreAuthorize("hasRole('INTERNAL')")
    @GetMapping("/ruled")
    String ruled() {
        return "ruled";
    }

    @RateLimit(value = "3/h burst 3", by = "address")
    @GetMapping("/open/export")
    String export() {
        return "export";
    }
}
