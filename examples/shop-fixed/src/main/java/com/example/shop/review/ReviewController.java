package com.example.shop.review;

import com.example.shop.account.UserRepository;
import com.example.shop.catalog.Product;
import com.example.shop.catalog.ProductRepository;
import com.example.shop.security.Caller;
import com.example.shop.web.NotFoundException;
import dev.lintel.guard.PublicEndpoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products/{productId}/reviews")
class ReviewController {
    private static final int PAGE_SIZE = 20;

    private final ReviewRepository reviews;
    private final ProductRepository products;
    private final UserRepository users;

    ReviewController(ReviewRepository reviews, ProductRepository products, UserRepository users) {
        this.reviews = reviews;
        this.products = products;
        this.users = users;
    }

    record ReviewRequest(@Min(1) @Max(5) int rating, @NotBlank @Size(max = 2000) String text) {}

    record ReviewView(long id, int rating, String text, Instant createdAt) {
        static ReviewView of(Review review) {
            return new ReviewView(review.getId(), review.getRating(), review.getText(), review.getCreatedAt());
        }
    }

    @PublicEndpoint("what others think of a product")
    @GetMapping
    List<ReviewView> list(
            @PathVariable long productId, @RequestParam(defaultValue = "0") @PositiveOrZero @Max(1000) int page) {
        return reviews.findByProductIdOrderByIdDesc(productId, PageRequest.of(page, PAGE_SIZE)).stream()
                .map(ReviewView::of)
                .toList();
    }

    /** One review a customer and product; the database sees to that. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReviewView write(
            @AuthenticationPrincipal Jwt token,
            @PathVariable long productId,
            @Valid @RequestBody ReviewRequest request) {
        Product product = products.findById(productId).orElseThrow(() -> new NotFoundException("product"));
        Review review =
                new Review(product, users.getReferenceById(Caller.id(token)), request.rating(), request.text());
        return ReviewView.of(reviews.save(review));
    }
}
