/// Reads what PostgreSQL's EXPLAIN prints, 9.6 to 18, in its four formats, also out of logs and terminals, into
/// plans. All formats become one tree of attributes first, and one builder makes nodes of it.
@NullMarked
package dev.lintel.optimize.postgres.explain;

import org.jspecify.annotations.NullMarked;
