/// Practices of the area `sec-`: injection, crypto, configuration. One file each: what good is, why, how its
/// absence is found, how it is repaired.
@NullMarked
package dev.lintel.practice.security;

import org.jspecify.annotations.NullMarked;
