/// Practices of the area `db-`: schema, indexes, fetching, migrations. One file each: what good is, why, how its
/// absence is found, how it is repaired.
@NullMarked
package dev.lintel.practice.database;

import org.jspecify.annotations.NullMarked;
