package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of what other systems tell.
///
/// @param secrets that are shared with them, in Base64, by their names
/// @param tolerance how far a signature's time may be from ours
@ConfigurationProperties("lintel.guard.webhooks")
public record WebhooksSettings(
        @DefaultValue Map<String, String> secrets,
        @DefaultValue("5m") Duration tolerance) {}
