/// Requests that take effect once: keys, claims with a lease, answers that are stored in the transaction of the final
/// write, recovery points of remote steps. Follows draft-ietf-httpapi-idempotency-key-header; PostgreSQL keeps it.
@NullMarked
package dev.lintel.guard.idempotency;

import org.jspecify.annotations.NullMarked;
