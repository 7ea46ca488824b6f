/// Digests of what must not be kept as it is.
@NullMarked
package dev.lintel.guard.digest;

import org.jspecify.annotations.NullMarked;
