/// Hibernate's own mapping files (`*.hbm.xml`): classes with their tables, and the queries that stand in them. Files
/// are read without their document type; what it includes from the target itself is put in its place.
@NullMarked
package dev.lintel.read.jpa.hbm;

import org.jspecify.annotations.NullMarked;
