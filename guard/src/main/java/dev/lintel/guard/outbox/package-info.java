/// Events that leave with the transaction that made them: written beside the business rows, delivered at least once
/// and in order for each key, by whichever node gets to it. PostgreSQL keeps them.
@NullMarked
package dev.lintel.guard.outbox;

import org.jspecify.annotations.NullMarked;
