/// PostgreSQL, as far as it is asked: the rights that are needed, the connection and its limits.
@NullMarked
package dev.lintel.optimize.postgres;

import org.jspecify.annotations.NullMarked;
