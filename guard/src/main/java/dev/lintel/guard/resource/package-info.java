/// Rows that the service serves: in which table, by which key, whose they are and which version. Said once, for
/// ownership and for preconditions. Values are always bound, names come from the configuration and are checked
/// against the database at the start.
@NullMarked
package dev.lintel.guard.resource;

import org.jspecify.annotations.NullMarked;
