package com.example.shop.payment;

import java.math.BigDecimal;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The builder comes with the timeouts of `spring.http.clients`. */
@Component
public class PaymentProvider {
    private final RestClient http;

    public PaymentProvider(RestClient.Builder builder, PaymentProperties properties) {
        this.http = builder.baseUrl(properties.baseUrl().toString())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.apiKey())
                .build();
    }

    private record Charge(long payment, BigDecimal amount, String cardToken) {}

    private record Charged(String reference) {}

    /**
     * Returns the provider's reference; whether the money came is told later by webhook. The provider charges a payment
     * once, however often it is asked.
     */
    public String charge(long paymentId, BigDecimal amount, String cardToken) {
        try {
            Charged charged = http.post()
                    .uri("/charges")
                    .header("Idempotency-Key", "payment-" + paymentId)
                    .body(new Charge(paymentId, amount, cardToken))
                    .retrieve()
                    .requiredBody(Charged.class);
            return charged.reference();
        } catch (RestClientException failed) {
            throw new PaymentProviderException(failed);
        }
    }
}
