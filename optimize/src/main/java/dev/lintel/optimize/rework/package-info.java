/// Code around a query that makes the database do more than the code needs, and the lines that would ask for less. It
/// reads the resolved sources; it knows no server.
@NullMarked
package dev.lintel.optimize.rework;

import org.jspecify.annotations.NullMarked;
