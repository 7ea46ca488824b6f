/// Counts in Redis 6 or later, or Valkey: one script, one round trip, the server's clock.
@NullMarked
package dev.lintel.guard.limit.redis;

import org.jspecify.annotations.NullMarked;
