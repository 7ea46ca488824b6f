package com.example.shop.payment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The provider's account; `webhookSecret` signs what the provider sends to us. */
@Validated
@ConfigurationProperties("shop.payment")
public record PaymentProperties(@NotNull URI baseUrl, @NotNull String apiKey, @Size(min = 16) String webhookSecret) {}
