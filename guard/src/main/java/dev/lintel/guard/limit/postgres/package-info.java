/// Counts in PostgreSQL 13 or later: one function, one round trip, the server's clock.
@NullMarked
package dev.lintel.guard.limit.postgres;

import org.jspecify.annotations.NullMarked;
