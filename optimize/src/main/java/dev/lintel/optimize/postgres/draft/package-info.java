/// A database that nobody runs: the schema as the migrations leave it, on a server of our own, with row counts that
/// are assumed, and the code's queries as statements that can be planned on it.
@NullMarked
package dev.lintel.optimize.postgres.draft;

import org.jspecify.annotations.NullMarked;
