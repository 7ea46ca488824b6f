package com.example.shop.admin;

import com.example.shop.catalog.CategoryRepository;
import com.example.shop.catalog.Product;
import com.example.shop.catalog.ProductRepository;
import com.example.shop.web.ConflictException;
import com.example.shop.web.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/products")
public class AdminProductController {
    private final ProductRepository products;
    private final CategoryRepository categories;

    public AdminProductController(ProductRepository products, CategoryRepository categories) {
        this.products = products;
        this.categories = categories;
    }

    public record NewProduct(
            @NotBlank @Size(max = 40) String sku, @Positive long categoryId, @Valid @NotNull ProductDetails details) {}

    public record ProductDetails(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 4000) String description,
            @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal price,
            @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal supplierPrice,
            @PositiveOrZero @Max(1_000_000) Integer weightGrams) {}

    /** `version` is the one that the caller saw; somebody else may have changed the product since. */
    public record ProductChange(@PositiveOrZero long version, @Valid @NotNull ProductDetails details) {}

    public record Created(long id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Created add(@Valid @RequestBody NewProduct request) {
        Product product = categories.findById(request.categoryId())
                .map(category -> new Product(request.sku(), category))
                .orElseThrow(() -> new NotFoundException("category"));
        write(request.details(), product);
        return new Created(products.save(product).getId());
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void change(@PathVariable long id, @Valid @RequestBody ProductChange change) {
        Product product = products.findById(id).orElseThrow(() -> new NotFoundException("product"));
        if (product.getVersion() != change.version()) {
            throw new ConflictException("version", "The product was changed meanwhile, read it again");
        }
        write(change.details(), product);
    }

    private static void write(ProductDetails details, Product product) {
        product.setName(details.name());
        product.setDescription(details.description());
        product.setPrice(details.price());
        product.setSupplierPrice(details.supplierPrice());
        product.setWeightGrams(details.weightGrams());
    }
}
