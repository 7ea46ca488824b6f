/// Single columns that are kept encrypted, and how values in them are found all the same.
@NullMarked
package dev.lintel.guard.cipher;

import org.jspecify.annotations.NullMarked;
