/// Reads a PostgreSQL server that is not ours: one connection, one read-only transaction with time limits, catalogs
/// and statistics only. Nothing here writes, explains or executes a statement of the users.
@NullMarked
package dev.lintel.optimize.postgres.source;

import org.jspecify.annotations.NullMarked;
