package com.example.shop.payment;

import com.example.shop.security.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    @PostMapping // expect: data-post-not-idempotent
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted pay(
            @AuthenticationPrincipal Jwt token,
            @PathVariable long orderId,
            @RequestBody PaymentRequest request) { // expect: val-body-not-validated
        return new Accepted(payments.pay(orderId, Caller.id(token), request.cardToken()));
    }
}
