/// The object-relational mapping: mapped classes of JPA and Spring Data relational as [dev.lintel.graph.Entity],
/// with the names that the naming strategy in use gives, and paths through it ([Entities]).
@NullMarked
package dev.lintel.read.jpa.mapping;

import org.jspecify.annotations.NullMarked;
