package dev.lintel.guard.outbox;

import java.time.Instant;

/// One event on its way.
///
/// @param id grows within a key; a receiver that saw it before may drop the event
/// @param key events of one key arrive in the order in which their transactions committed
/// @param attempts this one included
public record Event(long id, String topic, String key, String payload, Instant createdAt, int attempts) {}
