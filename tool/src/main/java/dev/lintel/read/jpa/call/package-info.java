/// Queries that bodies ask of an `EntityManager` or a Hibernate `Session`.
@NullMarked
package dev.lintel.read.jpa.call;

import org.jspecify.annotations.NullMarked;
