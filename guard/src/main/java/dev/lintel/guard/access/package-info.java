/// Whether access to handlers is what somebody decided.
@NullMarked
package dev.lintel.guard.access;

import org.jspecify.annotations.NullMarked;
