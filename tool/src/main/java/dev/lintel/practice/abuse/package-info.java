/// Practices of the area `abuse-`: rate limits and floods. One file each: what good is, why, how its absence is
/// found, how it is repaired.
@NullMarked
package dev.lintel.practice.abuse;

import org.jspecify.annotations.NullMarked;
