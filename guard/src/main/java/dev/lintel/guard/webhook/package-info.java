/// Proof that what another system tells comes from it.
@NullMarked
package dev.lintel.guard.webhook;

import org.jspecify.annotations.NullMarked;
