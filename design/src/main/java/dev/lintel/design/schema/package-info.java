/// The schema of PostgreSQL that a brief asks for: tables, columns, constraints and indexes as values, with the
/// sizes that follow from them. The text of migrations is made from these values and from nothing else.
@NullMarked
package dev.lintel.design.schema;

import org.jspecify.annotations.NullMarked;
