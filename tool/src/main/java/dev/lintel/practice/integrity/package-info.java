/// Practices of the area `data-`: transactions, races, idempotency. One file each: what good is, why, how its
/// absence is found, how it is repaired.
@NullMarked
package dev.lintel.practice.integrity;

import org.jspecify.annotations.NullMarked;
