/// JPQL and HQL: text to a syntax of its own ([Parser]), and that syntax to the [dev.lintel.sql.Shape] of the SQL
/// that a provider makes of it ([Interpreter]), through the mapping. No SQL parser is asked: paths, implicit
/// joins and constructor expressions are not SQL.
@NullMarked
package dev.lintel.read.jpa.jpql;

import org.jspecify.annotations.NullMarked;
