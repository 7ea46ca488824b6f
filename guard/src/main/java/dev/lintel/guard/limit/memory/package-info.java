/// Counts in the memory of one node: bounded by construction, without an object per key.
@NullMarked
package dev.lintel.guard.limit.memory;

import org.jspecify.annotations.NullMarked;
