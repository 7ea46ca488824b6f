/// Rate limits inside a service: policies made ready for speed, the limiter that asks a store and says what became of
/// a request, and what happens while the store is down. The arithmetic is not here but in `dev.lintel.limits`.
@NullMarked
package dev.lintel.guard.limit;

import org.jspecify.annotations.NullMarked;
