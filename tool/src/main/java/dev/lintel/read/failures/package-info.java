/// What code does about failures that it catches, as far as no framework has a part in it.
@NullMarked
package dev.lintel.read.failures;

import org.jspecify.annotations.NullMarked;
