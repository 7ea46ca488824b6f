/// Conditional requests (RFC 9110 §13): entity tags that name one version of one answer to one caller, and what is
/// answered before any work is done.
@NullMarked
package dev.lintel.guard.precondition;

import org.jspecify.annotations.NullMarked;
