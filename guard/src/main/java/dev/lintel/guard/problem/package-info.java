/// Errors as `application/problem+json` (RFC 9457), written without a mapper, for filters answer before there is one.
@NullMarked
package dev.lintel.guard.problem;

import org.jspecify.annotations.NullMarked;
