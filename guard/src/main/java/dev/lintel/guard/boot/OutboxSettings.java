package dev.lintel.guard.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the outbox.
///
/// @param enabled whether there is one
/// @param lease how long sending one batch may take; longer than the sender's own timeout
/// @param attempts after which an event is put aside
/// @param pause the longest wait before the second attempt; doubles with each
/// @param poll how often is looked for events that other nodes wrote or left
/// @param batch events claimed at once
@ConfigurationProperties("lintel.guard.outbox")
public record OutboxSettings(
        boolean enabled,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("12") int attempts,
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("50") int batch) {}
