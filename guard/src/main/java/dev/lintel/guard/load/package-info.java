/// What a service does when there is too much of it: requests of little weight are refused before the others suffer,
/// and nobody works for a caller who has gone.
@NullMarked
package dev.lintel.guard.load;

import org.jspecify.annotations.NullMarked;
