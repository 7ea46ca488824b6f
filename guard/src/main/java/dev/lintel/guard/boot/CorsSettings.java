package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which pages of other origins may call; none if the list is empty.
///
/// @param origins such as `https://shop.example`; no patterns
/// @param methods that they may use
/// @param headers that they may send
/// @param expose fields that they may read
/// @param credentials whether browsers send cookies
/// @param maxAge how long a browser remembers the answer
@ConfigurationProperties("lintel.guard.cors")
public record CorsSettings(
        @DefaultValue List<String> origins,

        @DefaultValue({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
        List<String> methods,

        @DefaultValue({"Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match"})
        List<String> headers,

        @DefaultValue({"ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed"})
        List<String> expose,

        boolean credentials,
        @DefaultValue("1h") Duration maxAge) {}
