/// Advice as files for the repository. Shows first; writes only when asked; never runs anything on a database.
@NullMarked
package dev.lintel.optimize.change;

import org.jspecify.annotations.NullMarked;
