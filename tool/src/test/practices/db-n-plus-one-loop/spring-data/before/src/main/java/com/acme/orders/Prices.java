package com.acme.orders;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;

@Component
class Prices {
    private final ProductRepository products;

    Prices(ProductRepository products) {
        this.products = products;
    }

    BigDecimal of(Long productId) {
        return products.findById(productId).map(Product::getPrice).orElse(BigDecimal.ZERO);
    }
}
