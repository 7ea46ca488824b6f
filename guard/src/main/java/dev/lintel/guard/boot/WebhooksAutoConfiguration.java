package dev.lintel.guard.boot;

import dev.lintel.guard.webhook.WebhookSignature;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Signatures of webhooks, where secrets are set.
@AutoConfiguration
@WhenSet("lintel.guard.webhooks")
@EnableConfigurationProperties(WebhooksSettings.class)
public class WebhooksAutoConfiguration {
    private static final int LEAST_BYTES = 16;

    @Bean
    WebhookSignature lintelWebhookSignature(WebhooksSettings settings) {
        Map<String, byte[]> secrets = new HashMap<>();
        settings.secrets().forEach((source, secret) -> secrets.put(source, secret(source, secret)));
        return new WebhookSignature(secrets, settings.tolerance(), Clock.systemUTC());
    }

    private static byte[] secret(String source, String text) {
        byte[] secret = Secrets.base64("webhooks.secrets." + source, text);
        if (secret.length < LEAST_BYTES) {
            throw new GuardStartException(
                    "lintel.guard.webhooks.secrets." + source + " has " + secret.length + " bytes.",
                    "Use " + LEAST_BYTES + " at least: openssl rand -base64 32.");
        }
        return secret;
    }
}
