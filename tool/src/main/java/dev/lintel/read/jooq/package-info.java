/// Statements that are built with jOOQ's DSL: chains of calls on a `DSLContext`, and generic repositories whose
/// subclasses name their table. Tables and columns are known by the constants that jOOQ's generator gives them, so
/// its output need not be there.
@NullMarked
package dev.lintel.read.jooq;

import org.jspecify.annotations.NullMarked;
