/// Practices of the area `api-`: the shape of operations and collections. One file each: what good is, why, how
/// its absence is found, how it is repaired.
@NullMarked
package dev.lintel.practice.api;

import org.jspecify.annotations.NullMarked;
