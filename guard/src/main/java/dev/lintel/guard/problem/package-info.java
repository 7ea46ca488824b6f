/// Errors as clients see them (RFC 9457): a type that stays the same, what is wrong where, an id to ask about, and
/// nothing that tells how we are built.
@NullMarked
package dev.lintel.guard.problem;

import org.jspecify.annotations.NullMarked;
