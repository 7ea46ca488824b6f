/// Leads from a statement that a database counted back to the endpoint and the line that ask it, by the shape of
/// both: tables, comparisons, order, limit. Never by text alone.
@NullMarked
package dev.lintel.optimize.trace;

import org.jspecify.annotations.NullMarked;
