/// Practices of the area `res-`: remote calls, threads, lifecycle. One file each: what good is, why, how its
/// absence is found, how it is repaired.
@NullMarked
package dev.lintel.practice.resilience;

import org.jspecify.annotations.NullMarked;
