/// The quality standards of the first screen, one class each: what is counted, what meets it, and what cannot be
/// told. Nothing here finds faults for people to mend; practices do.
@NullMarked
package dev.lintel.review.standard;

import org.jspecify.annotations.NullMarked;
