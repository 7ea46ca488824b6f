package com.example.shop.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

public record PlaceOrder(
        @NotBlank @Size(max = 500) String shippingAddress, @NotEmpty @Size(max = 50) List<@Valid Line> lines) {
    public record Line(@Positive long productId, @Positive @Max(100) int quantity) {}
}
