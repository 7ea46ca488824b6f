package com.example.shop.catalog;

import com.example.shop.web.NotFoundException;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Page;
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

    record Costs(BigDecimal price, BigDecimal supplierPrice) {}

    @GetMapping
    Page<Product> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return products.findAll(PageRequest.of(page, size, Sort.by("id"))); // expect: db-n-plus-one-serializer, abuse-page-size-unbounded
    }

    @GetMapping("/{id}")
    ProductView show(@PathVariable long id) {
        return ProductView.of(find(id));
    }

    @GetMapping("/{id}/costs")
    Costs costs(@PathVariable long id) {
        Product product = find(id);
        return new Costs(product.getPrice(), product.getSupplierPrice());
    }

    @GetMapping("/search")
    List<ProductSearch.Hit> search(@RequestParam long category, @RequestParam(defaultValue = "name") String sort) {
        return search.inCategory(category, sort);
    }

    private Product find(long id) {
        return products.findById(id).orElseThrow(() -> new NotFoundException("product"));
    }
}
