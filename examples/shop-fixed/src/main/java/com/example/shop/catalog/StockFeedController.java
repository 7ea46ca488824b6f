package com.example.shop.catalog;

import com.example.shop.web.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The warehouse tells what its scanners counted. */
@RestController
@RequestMapping("/internal/stock")
public class StockFeedController {
    private final ProductRepository products;

    public StockFeedController(ProductRepository products) {
        this.products = products;
    }

    public record StockLevel(@PositiveOrZero @Max(1_000_000) int counted) {}

    @PutMapping("/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void counted(@PathVariable @Size(max = 40) String sku, @Valid @RequestBody StockLevel level) {
        Product product = products.findBySku(sku).orElseThrow(() -> new NotFoundException("product"));
        product.setStock(level.counted());
    }
}
