package com.example.shop.security;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Access tokens: signed with HMAC-SHA-256, so the secret has at least 32 characters. */
@Validated
@ConfigurationProperties("shop.token")
public record TokenProperties(@Size(min = 32) String secret, @NotNull Duration lifetime) {}
