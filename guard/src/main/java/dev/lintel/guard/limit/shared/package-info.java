/// A store that nodes share, and what they do without it.
@NullMarked
package dev.lintel.guard.limit.shared;

import org.jspecify.annotations.NullMarked;
