package com.example.shop.payment;

import com.example.shop.web.UnauthorizedException;
import dev.lintel.guard.PublicEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/webhooks/payments")
class PaymentWebhookController {
    private final PaymentLedger payments;
    private final WebhookSignature signature;
    private final ObjectMapper json;

    PaymentWebhookController(PaymentLedger payments, WebhookSignature signature, ObjectMapper json) {
        this.payments = payments;
        this.signature = signature;
        this.json = json;
    }

    record Settlement(String reference, boolean paid) {}

    @PublicEndpoint("the provider signs what it sends")
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settled(@RequestHeader("Payment-Signature") String signed, @RequestBody String body) {
        if (!signature.matches(body, signed)) {
            throw new UnauthorizedException("The signature does not match the body");
        }
        Settlement settlement = json.readValue(body, Settlement.class);
        payments.settle(settlement.reference(), settlement.paid());
    }
}
