/// Practices of the area `val-`: what is checked before it is used. One file each: what good is, why, how its
/// absence is found, how it is repaired.
@NullMarked
package dev.lintel.practice.validation;

import org.jspecify.annotations.NullMarked;
