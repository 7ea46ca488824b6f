/// What the catalog and the counters tell without any plan: indexes that nobody needs, keys without an index,
/// queries in a loop, tables that are not looked after. Pure functions from values to observations.
@NullMarked
package dev.lintel.optimize.observe;

import org.jspecify.annotations.NullMarked;
