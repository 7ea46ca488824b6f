/// Where code takes the caller's address from what the caller writes.
@NullMarked
package dev.lintel.read.addresses;

import org.jspecify.annotations.NullMarked;
