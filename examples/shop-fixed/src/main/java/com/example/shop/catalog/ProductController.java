package com.example.shop.catalog;

import com.example.shop.web.NotFoundException;
import dev.lintel.guard.PublicEndpoint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class ProductController {
    private final ProductRepository products;
    private final ProductSearch search;

    ProductController(ProductRepository products, ProductSearch search) {
        this.products = products;
        this.search = search;
    }

    record ProductView(long id, String sku, String name, String description, BigDecimal price, boolean available) {
        static ProductView of(Product product) {
            return new ProductView(
                    product.getId(),
                    product.getSku(),
                    product.getName(),
                    product.getDescription(),
                    product.getPrice(),
                    product.getStock() > 0);
        }
    }

    record Costs(BigDecimal price, BigDecimal supplierPrice, long version) {}

    @PublicEndpoint("the catalogue")
    @GetMapping
    List<ProductView> list(
            @RequestParam(defaultValue = "0") @PositiveOrZero @Max(1000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return products.findAll(PageRequest.of(page, size, Sort.by("id"))).map(ProductView::of).getContent();
    }

    @PublicEndpoint("the catalogue")
    @GetMapping("/{id}")
    ProductView show(@PathVariable long id) {
        return ProductView.of(find(id));
    }

    @GetMapping("/{id}/costs")
    Costs costs(@PathVariable long id) {
        Product product = find(id);
        return new Costs(product.getPrice(), product.getSupplierPrice(), product.getVersion());
    }

    @PublicEndpoint("the catalogue")
    @GetMapping("/search")
    List<ProductSearch.Hit> search(@RequestParam long category, @RequestParam(defaultValue = "NAME") ProductSearch.Order sort) {
        return search.inCategory(category, sort);
    }

    private Product find(long id) {
        return products.findById(id).orElseThrow(() -> new NotFoundException("product"));
    }
}
