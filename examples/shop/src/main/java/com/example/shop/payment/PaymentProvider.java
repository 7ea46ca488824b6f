package com.example.shop.payment;

import java.math.BigDecimal;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class PaymentProvider {
    private final RestClient http;

    public PaymentProvider(RestClient.Builder builder, PaymentProperties properties) {
        this.http = builder // expect: res-http-timeout
                .baseUrl(properties.baseUrl().toString())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.apiKey())
                .build();
    }

    private record Charge(long order, BigDecimal amount, String cardToken) {}

    private record Charged(String reference) {}

    /** Returns the provider's reference; whether the money came is told later by webhook. */
    public String charge(long orderId, BigDecimal amount, String cardToken) {
        Charged charged = http.post() // expect: data-tx-remote-call
                .uri("/charges")
                .body(new Charge(orderId, amount, cardToken))
                .retrieve()
                .body(Charged.class);
        return charged.reference();
    }
}
