/// Practices of the area `auth-`: who may do what. One file each: what good is, why, how its absence is found,
/// how it is repaired.
@NullMarked
package dev.lintel.practice.access;

import org.jspecify.annotations.NullMarked;
