package com.example.shop.catalog;

import dev.lintel.guard.PublicEndpoint;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/categories")
class CategoryController {
    private final CategoryRepository categories;

    CategoryController(CategoryRepository categories) {
        this.categories = categories;
    }

    record CategoryView(long id, String name) {}

    @PublicEndpoint("the catalogue")
    @GetMapping
    List<CategoryView> list() {
        return categories.findAll().stream()
                .map(category -> new CategoryView(category.getId(), category.getName()))
                .toList();
    }
}
