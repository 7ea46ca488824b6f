package com.example.shop.payment;

import com.example.shop.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders/{orderId}/payments")
class PaymentController {
    private final PaymentService payments;

    PaymentController(PaymentService payments) {
        this.payments = payments;
    }

    record PaymentRequest(@NotBlank @Size(max = 64) String cardToken) {}

    record Accepted(long payment) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted pay(
            @AuthenticationPrincipal Jwt token,
            @PathVariable long orderId,
            @RequestHeader("Idempotency-Key") @NotBlank @Size(max = 64) String key,
            @Valid @RequestBody PaymentRequest request) {
        return new Accepted(payments.pay(orderId, Caller.id(token), key, request.cardToken()));
    }
}
