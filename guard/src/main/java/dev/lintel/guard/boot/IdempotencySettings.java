package dev.lintel.guard.boot;

import dev.lintel.guard.idempotency.Anonymous;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of idempotent handlers.
///
/// @param lease how long an attempt may take; longer than the slowest handler
/// @param keep how long an answer is given again
/// @param mostBytes the largest request and answer
/// @param anonymous by what callers without a login are told apart
@ConfigurationProperties("lintel.guard.idempotency")
public record IdempotencySettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("1MB") DataSize mostBytes,
        @DefaultValue("session") Anonymous anonymous) {}
