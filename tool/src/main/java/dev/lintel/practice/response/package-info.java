/// Practices of the area `resp-`: what answers say and leak. One file each: what good is, why, how its absence is
/// found, how it is repaired.
@NullMarked
package dev.lintel.practice.response;

import org.jspecify.annotations.NullMarked;
